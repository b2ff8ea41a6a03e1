import type { settings as english } from '@/components/i18n/en/settings';
import type { Translated } from '@/components/i18n/types';

export const settings: Translated<typeof english> = {
  title: '설정',
};
