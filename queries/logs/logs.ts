import { recordQueries } from '@/queries/records/record-queries';
import { LOG_SOURCE } from './log-source';

/** What can be asked of logs as of any signal; what only logs are asked stands beside this file. */
export const logs = recordQueries(LOG_SOURCE);
export const logHistogram = logs.histogram('severity');
