import { z } from 'zod';
import { query } from '@/app/api/endpoint';
import { clockJobsSchema } from '@/model/clock-job';
import { healthSchema } from '@/model/health';
import { ledgerEntriesSchema, ledgerParamsSchema } from '@/model/ledger';
import { overviewParamsSchema, overviewSchema } from '@/model/overview';
import { runningQueriesParamsSchema, runningQueriesSchema } from '@/model/running-query';
import { listClockJobs } from '@/queries/clock/list-clock-jobs';
import { health } from '@/queries/health';
import { listLedgerEntries } from '@/queries/ledger/list-ledger-entries';
import { overview } from '@/queries/overview/overview';
import { runningQueries } from '@/queries/running-queries';

export const systemEndpoints = {
  ledger: query({
    path: '/api/v1/ledger-entries',
    group: 'Ledger',
    summary: 'What became of every record received',
    access: 'ledger:read',
    params: ledgerParamsSchema,
    answer: ledgerEntriesSchema,
    read: async (params, context) => ({ data: await listLedgerEntries(params, context) }),
  }),
  overview: query({
    path: '/api/v1/overview',
    group: 'Overview',
    summary: 'State of ingestion and of services',
    access: 'logs:read',
    params: overviewParamsSchema,
    answer: overviewSchema,
    read: async (params, context) => ({ data: await overview(params, context) }),
  }),
  runningQueries: query({
    path: '/api/v1/running-queries',
    group: 'System',
    summary: 'How far the queries of one client have come',
    access: 'logs:read',
    params: runningQueriesParamsSchema,
    answer: runningQueriesSchema,
    read: async (params, context) => ({ data: await runningQueries(params, context) }),
  }),
  clockJobs: query({
    path: '/api/v1/clock-jobs',
    group: 'System',
    summary: 'What runs by the clock, and how it went last',
    access: 'system:read',
    params: z.object({}),
    answer: clockJobsSchema,
    read: async (_, { now }) => ({ data: await listClockJobs(now) }),
  }),
  health: query({
    path: '/api/v1/health',
    group: 'System',
    summary: 'Whether both stores answer',
    access: 'public',
    params: z.object({}),
    answer: healthSchema,
    read: async (_, context) => ({ data: await health(context) }),
  }),
};
