import type { TFunction } from 'i18next';
import { REJECT_REASONS } from '@/model/outcome';

type Words = TFunction<'ledger'>;

/** Why a record was rejected, in words; a reason of another kind (an exclusion filter's name) stands for itself. */
export function reasonText(reason: string, t: Words): string {
  const known = REJECT_REASONS.find((one) => one === reason);
  return known ? t(`reason.${known}`) : t('reason.unknown', { reason });
}

/** What to do about a rejection. */
export function reasonAdvice(reason: string, t: Words): string {
  const known = REJECT_REASONS.find((one) => one === reason);
  return known ? t(`advice.${known}`) : t('advice.unknown');
}
