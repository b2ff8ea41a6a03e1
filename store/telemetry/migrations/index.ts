import type { Table } from '@/store/telemetry/table';
import { tables as logs } from './0001-logs';

/** One numbered step; never edited once released. */
export interface Migration {
  id: number;
  name: string;
  tables: readonly Table[];
}

export const migrations: readonly Migration[] = [{ id: 1, name: 'logs', tables: logs }];
