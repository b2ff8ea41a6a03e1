import 'i18next';
import type { EnglishTexts } from './resources';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    resources: EnglishTexts;
    returnNull: false;
  }
}
