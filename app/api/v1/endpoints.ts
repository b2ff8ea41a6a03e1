import { z } from 'zod';
import type { Endpoint } from '@/app/api/endpoint';
import { healthSchema } from '@/model/health';
import { ledgerEntriesSchema, ledgerParamsSchema } from '@/model/ledger';
import {
  logContextParamsSchema,
  logContextSchema,
  logExportParamsSchema,
  logFacetsParamsSchema,
  logFacetsSchema,
  logFieldsParamsSchema,
  logFieldsSchema,
  logHistogramParamsSchema,
  logHistogramSchema,
  logListParamsSchema,
  logListSchema,
  logPatternsSchema,
  logRangeParamsSchema,
  logTailEventSchema,
  logTailParamsSchema,
  logValuesParamsSchema,
  logValuesSchema,
} from '@/model/log-api';
import { overviewParamsSchema, overviewSchema } from '@/model/overview';
import { runningQueriesParamsSchema, runningQueriesSchema } from '@/model/running-query';
import { savedViewInputSchema, savedViewSchema } from '@/model/saved-view';

/** Live answers: kept by nobody, so that a refresh shows what came in since. */
const LIVE = 'no-store';
const get = { method: 'get', status: 200, cache: LIVE } as const;

/** Every endpoint of the API. A route file without an entry here fails a test. */
export const endpoints = {
  listLogs: {
    ...get,
    path: '/api/v1/logs',
    summary: 'Log records, a page at a time',
    params: logListParamsSchema,
    answer: logListSchema,
  },
  histogram: {
    ...get,
    path: '/api/v1/logs/histogram',
    summary: 'Counts over time by severity',
    params: logHistogramParamsSchema,
    answer: logHistogramSchema,
  },
  facets: {
    ...get,
    path: '/api/v1/logs/facets',
    summary: 'The commonest values of fields, with counts',
    params: logFacetsParamsSchema,
    answer: logFacetsSchema,
  },
  fields: {
    ...get,
    path: '/api/v1/logs/fields',
    summary: 'Names of fields seen in a range',
    params: logFieldsParamsSchema,
    answer: logFieldsSchema,
  },
  values: {
    ...get,
    path: '/api/v1/logs/values',
    summary: 'Values of one field',
    params: logValuesParamsSchema,
    answer: logValuesSchema,
  },
  context: {
    ...get,
    path: '/api/v1/logs/context',
    summary: 'Lines of the same service and host around one record',
    params: logContextParamsSchema,
    answer: logContextSchema,
  },
  patterns: {
    ...get,
    path: '/api/v1/logs/patterns',
    summary: 'Records grouped by message template',
    params: logRangeParamsSchema,
    answer: logPatternsSchema,
  },
  exportLogs: {
    ...get,
    path: '/api/v1/logs/export',
    summary: 'Matching records as a CSV or NDJSON file',
    params: logExportParamsSchema,
    types: ['text/csv', 'application/x-ndjson'],
  },
  tail: {
    ...get,
    path: '/api/v1/logs/tail',
    summary: 'Records as they arrive, as server-sent events named logs',
    params: logTailParamsSchema,
    answer: logTailEventSchema,
    types: ['text/event-stream'],
  },
  sendLogs: {
    method: 'post',
    path: '/api/v1/logs',
    summary: 'Send JSON logs: one object, an array, or NDJSON',
    status: 200,
    cache: LIVE,
    body: {
      schema: null,
      types: ['application/json', 'application/x-ndjson'],
      description: 'Log records of any common logger, plain or compressed (gzip, deflate, zstd).',
    },
    answer: z.object({
      data: z.object({
        accepted: z.number().int(),
        rejected: z.number().int(),
        reasons: z.record(z.string(), z.number().int()),
        duplicate: z.boolean(),
        errors: z.array(z.object({ line: z.number().int(), reason: z.string(), message: z.string() })),
      }),
    }),
    errors: [413, 415, 429],
  },
  ledger: {
    ...get,
    path: '/api/v1/ledger-entries',
    summary: 'What became of every record received',
    params: ledgerParamsSchema,
    answer: ledgerEntriesSchema,
  },
  overview: {
    ...get,
    path: '/api/v1/overview',
    summary: 'State of ingestion and of services',
    params: overviewParamsSchema,
    answer: overviewSchema,
  },
  runningQueries: {
    ...get,
    path: '/api/v1/running-queries',
    summary: 'How far the queries of one client have come',
    params: runningQueriesParamsSchema,
    answer: runningQueriesSchema,
  },
  health: {
    ...get,
    path: '/api/v1/health',
    summary: 'Whether both stores answer',
    params: z.object({}),
    answer: healthSchema,
  },
  openapi: {
    ...get,
    path: '/api/v1/openapi.json',
    summary: 'This document',
    cache: 'public, max-age=300',
    params: z.object({}),
    answer: z.object({ openapi: z.string() }).loose(),
  },
  listSavedViews: {
    ...get,
    path: '/api/v1/saved-views',
    summary: 'Saved views of a screen',
    params: savedViewInputSchema.pick({ screen: true }),
    answer: z.object({ data: z.array(savedViewSchema) }),
  },
  createSavedView: {
    method: 'post',
    path: '/api/v1/saved-views',
    summary: 'Save a view',
    status: 201,
    cache: LIVE,
    body: { schema: savedViewInputSchema, types: ['application/json'] },
    answer: z.object({ data: savedViewSchema }),
    errors: [409, 415],
  },
  updateSavedView: {
    method: 'patch',
    path: '/api/v1/saved-views/{id}',
    summary: 'Rename a view or replace what it shows',
    status: 200,
    cache: LIVE,
    body: { schema: savedViewInputSchema.pick({ name: true, query: true }).partial(), types: ['application/json'] },
    answer: z.object({ data: savedViewSchema }),
    errors: [404, 409, 415],
  },
  deleteSavedView: {
    method: 'delete',
    path: '/api/v1/saved-views/{id}',
    summary: 'Forget a view',
    status: 204,
    cache: LIVE,
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
