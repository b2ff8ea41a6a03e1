import type { overview as english } from '@/components/i18n/en/overview';
import type { Translated } from '@/components/i18n/types';

export const overview: Translated<typeof english> = {
  title: '개요',
};
