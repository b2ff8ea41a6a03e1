import { LOG_FIELDS } from '@/model/fields/log-fields';

/** Fields with a column filled from an attribute or resource key; a slot is a place in this list. */
export const PROMOTED_FIELDS = LOG_FIELDS.fields.filter((field) => field.promotedFrom.length > 0);
/** The facet `scope` stands behind them. */
export const SCOPE_SLOT = PROMOTED_FIELDS.length;
