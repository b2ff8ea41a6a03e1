import type { logs as english } from '@/components/i18n/en/logs';
import type { Translated } from '@/components/i18n/types';

export const logs: Translated<typeof english> = {
  title: '로그',
};
