import { fieldValue as valueIn } from '@/model/fields/field-value';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import type { LogRow } from '@/model/log';

/** The text of a field of a row by the name (or alias) people filter with; '' when the row does not carry it. */
export function fieldValue(row: LogRow, name: string): string {
  return valueIn(LOG_FIELDS, row, name);
}
