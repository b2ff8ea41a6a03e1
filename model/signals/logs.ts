import { LOG_COUNTS, LOG_FACETS, LOG_FIELDS } from '@/model/fields/log-fields';
import type { Rollup, SignalModel } from '@/model/signal';

/** Records and bytes by service, severity and source. */
export const LOG_COUNTS_ROLLUP: Rollup = {
  table: LOG_COUNTS,
  time: 'minute',
  stepMs: 60_000,
  keys: ['service', 'severity', 'source'],
  facets: false,
  sums: ['records', 'bytes'],
};

/** Records by service, severity and each value of the facets. */
export const LOG_FACETS_ROLLUP: Rollup = {
  table: LOG_FACETS,
  time: 'bucket',
  stepMs: 300_000,
  keys: ['service', 'severity'],
  facets: true,
  sums: ['records'],
};

const LOG_KEYS_ROLLUP: Rollup = {
  table: 'log_keys_1h',
  time: 'hour',
  stepMs: 3_600_000,
  keys: ['kind', 'key'],
  facets: false,
  sums: ['records'],
};

export const LOGS: SignalModel = {
  signal: 'logs',
  table: 'logs',
  fields: LOG_FIELDS,
  rollups: [LOG_COUNTS_ROLLUP, LOG_FACETS_ROLLUP],
  keyCounts: LOG_KEYS_ROLLUP,
};
