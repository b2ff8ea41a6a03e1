import type { ledger as english } from '@/components/i18n/en/ledger';
import type { Translated } from '@/components/i18n/types';

export const ledger: Translated<typeof english> = {
  title: '수집 장부',
};
