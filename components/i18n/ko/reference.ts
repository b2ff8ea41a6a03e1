import type { reference as english } from '@/components/i18n/en/reference';
import type { Translated } from '@/components/i18n/types';

export const reference: Translated<typeof english> = {
  title: 'API 문서',
};
