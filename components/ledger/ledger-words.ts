import type { TFunction } from 'i18next';
import { rejectReasonSchema } from '@/model/ledger';

type Words = TFunction<'ledger'>;

/** Why a record was rejected, in words; a reason of another kind (an exclusion filter's name) stands for itself. */
export function reasonText(reason: string, t: Words): string {
  const known = rejectReasonSchema.safeParse(reason);
  return known.success ? t(`reason.${known.data}`) : t('reason.unknown', { reason });
}

/** What to do about a rejection. */
export function reasonAdvice(reason: string, t: Words): string {
  const known = rejectReasonSchema.safeParse(reason);
  return known.success ? t(`advice.${known.data}`) : t('advice.unknown');
}
