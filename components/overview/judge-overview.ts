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
  | { kind: 'usual'; services: number; errors: number; worst: ServiceState }
  | { kind: 'degraded'; worst: ServiceState; others: number };

/** True when a service logs clearly more errors than it did in the range of equal length before. */
export function isDegraded(service: ServiceState): boolean {
  if (service.error_rate < NOTABLE_RATE || Number(service.errors) < NOTABLE_ERRORS) return false;
  return service.error_rate >= NOTABLE_FACTOR * (service.previous_error_rate ?? 0);
}

/** What the overview says first. */
export function judgeOverview({ services }: Overview): OverviewVerdict {
  const active = services.filter(({ logs }) => Number(logs) > 0);
  if (active.length === 0) return { kind: 'no-records' };
  const degraded = worstFirst(active.filter(isDegraded));
  if (degraded[0]) return { kind: 'degraded', worst: degraded[0], others: degraded.length - 1 };
  const errors = active.reduce((sum, service) => sum + Number(service.errors), 0);
  const worst = worstFirst(active)[0];
  if (errors === 0 || !worst) return { kind: 'quiet', services: active.length, service: active[0]?.service ?? '' };
  return { kind: 'usual', services: active.length, errors, worst };
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
