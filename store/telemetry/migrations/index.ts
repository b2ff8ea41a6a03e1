import type { Migration } from '@/store/telemetry/step';
import type { Table } from '@/store/telemetry/table';
import { tables as logs } from './0001-logs';

export const migrations: readonly Migration[] = [{ id: 1, name: 'logs', steps: logs.map((create) => ({ create })) }];

/** Every table the migrations make. */
export const tables: readonly Table[] = migrations.flatMap(({ steps }) =>
  steps.flatMap((step) => ('create' in step ? [step.create] : [])),
);
