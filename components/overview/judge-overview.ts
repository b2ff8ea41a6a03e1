import type { Overview } from '@/model/overview';

type ServiceState = Overview['services'][number];

/** Below these a share of errors is noise, not a change. */
const NOTABLE_RATE = 0.01;
const NOTABLE_ERRORS = 5;
const NOTABLE_FACTOR = 2;
/** Records this late are worth a word. */
const LATE_MS = 60_000;
const BACKFILL_MS = 3_600_000;

export type OverviewVerdict =
  | { kind: 'no-records' }
  | { kind: 'quiet'; services: number; service: string }
  | { kind: 'no-normal'; worst: ServiceState; services: number }
  /** `withoutNormal`: services with errors that cannot be compared with anything. */
  | { kind: 'usual'; services: number; worst: ServiceState; withoutNormal: number }
  | { kind: 'degraded'; worst: ServiceState; others: number; withoutNormal: number };

/** True when a service logs clearly more errors than it did in the range of equal length before. */
export function isDegraded({ error_rate, previous_error_rate: normal, errors }: ServiceState): boolean {
  if (normal === null || error_rate < NOTABLE_RATE || Number(errors) < NOTABLE_ERRORS) return false;
  return error_rate >= NOTABLE_FACTOR * normal;
}

/** What the overview says first. */
export function judgeOverview({ services }: Overview): OverviewVerdict {
  const active = services.filter(({ logs }) => Number(logs) > 0);
  if (active.length === 0) return { kind: 'no-records' };
  const [worst, ...others] = worstFirst(active.filter(({ errors }) => Number(errors) > 0));
  if (!worst) return { kind: 'quiet', services: active.length, service: active[0]?.service ?? '' };
  const failing = [worst, ...others];
  const withoutNormal = failing.filter(({ previous_error_rate }) => previous_error_rate === null).length;
  if (isDegraded(worst)) return { kind: 'degraded', worst, others: others.filter(isDegraded).length, withoutNormal };
  if (withoutNormal === failing.length) return { kind: 'no-normal', worst, services: withoutNormal };
  return { kind: 'usual', services: active.length, worst, withoutNormal };
}

/** Degraded services first, then by number of errors, then by traffic. */
export function worstFirst(services: readonly ServiceState[]): ServiceState[] {
  return services.toSorted(
    (a, b) =>
      Number(isDegraded(b)) - Number(isDegraded(a)) ||
      Number(b.errors) - Number(a.errors) ||
      Number(b.logs) - Number(a.logs),
  );
}

/**
 * What the delay between event and arrival means: minutes are senders that lag, so that recent figures are incomplete;
 * hours and days are old records being brought in on purpose.
 */
export function judgeLag(lagMs: number | null): 'fine' | 'late' | 'backfill' {
  if (lagMs === null || lagMs < LATE_MS) return 'fine';
  return lagMs < BACKFILL_MS ? 'late' : 'backfill';
}
