'use client';

import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import { Verdict, type VerdictState } from '@/components/ui/verdict';
import { OUTCOMES } from '@/model/outcome';
import { reasonText } from './ledger-words';
import type { LedgerSummary } from './summarise-ledger';

/** A share of rejections that means a sender is broken rather than odd. */
const CRITICAL_SHARE = 0.05;

function judge({ received, byOutcome, refusedRequests }: LedgerSummary): VerdictState {
  if (received === 0n && refusedRequests === 0n) return 'unknown';
  if (byOutcome.rejected === 0n && refusedRequests === 0n) return 'ok';
  return Number(byOutcome.rejected) > CRITICAL_SHARE * Number(received) ? 'critical' : 'warning';
}

/** Does the sum hold, how many were rejected, and why: in words. */
export function LedgerVerdict({ summary }: { summary: LedgerSummary }) {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const { received, byOutcome, refusedRequests, lines } = summary;
  const state = judge(summary);
  const worst = lines.find(({ outcome }) => outcome === 'rejected');
  const details: string[] = [];
  if (refusedRequests > 0n) details.push(t('verdict.refused', { count: Number(refusedRequests) }));
  if (worst) details.push(t('verdict.mainReason', { reason: reasonText(worst.reason, t) }));
  if (received > 0n) {
    const parts = OUTCOMES.filter((outcome) => byOutcome[outcome] > 0n).map((outcome) =>
      t(`verdict.part.${outcome}`, { records: format.count(byOutcome[outcome]) }),
    );
    details.push(t('verdict.parts', { parts: new Intl.ListFormat(format.locale).format(parts) }));
  }
  return (
    <Verdict state={state} label={shell(`status.${state}`)} detail={details.join(' ')}>
      {sentence()}
    </Verdict>
  );

  function sentence(): string {
    if (received === 0n) return t('verdict.nothing');
    if (byOutcome.rejected === 0n) return t('verdict.balanced', { received: format.count(received) });
    return t('verdict.rejected', {
      count: Number(byOutcome.rejected),
      received: format.count(received),
      rejected: format.count(byOutcome.rejected),
      share: format.percent(Number(byOutcome.rejected) / Number(received)),
    });
  }
}
