import { LOG_FIELDS } from '@/model/fields/log-fields';
import { recordsTarget } from '@/queries/filter/filter-target';

/** The `logs` table, as filters see it. */
export const LOG_TARGET = recordsTarget(LOG_FIELDS);
