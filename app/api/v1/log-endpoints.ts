import { z } from 'zod';
import { query, streamedQuery } from '@/app/api/endpoint';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
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
import { logPatterns } from '@/queries/logs/log-patterns';
import { logHistogram, logs } from '@/queries/logs/logs';
import { serverSentEvents } from './server-sent-events';

const common = { group: 'Logs', access: 'logs:read' } as const;
const receivedSchema = z.object({
  data: z.object({
    accepted: z.number().int(),
    rejected: z.number().int(),
    reasons: z.record(z.string(), z.number().int()),
    duplicate: z.boolean(),
    errors: z.array(z.object({ line: z.number().int(), reason: z.string(), message: z.string() })),
  }),
});
const EXPORT_TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

export const logEndpoints = {
  listLogs: query({
    ...common,
    path: '/api/v1/logs',
    summary: 'Log records, a page at a time',
    params: logListParamsSchema,
    answer: logListSchema,
    read: logs.list,
  }),
  histogram: query({
    ...common,
    path: '/api/v1/logs/histogram',
    summary: 'Counts over time by severity',
    params: logHistogramParamsSchema,
    answer: logHistogramSchema,
    read: async (params, context) => ({ data: await logHistogram(params, context) }),
  }),
  facets: query({
    ...common,
    path: '/api/v1/logs/facets',
    summary: 'The commonest values of fields, with counts',
    params: logFacetsParamsSchema,
    answer: logFacetsSchema,
    read: async (params, context) => ({ data: await logs.facets(params, context) }),
  }),
  fields: query({
    ...common,
    path: '/api/v1/logs/fields',
    summary: 'Names of fields seen in a range',
    params: logFieldsParamsSchema,
    answer: logFieldsSchema,
    read: async (params, context) => ({ data: await logs.fields(params, context) }),
  }),
  values: query({
    ...common,
    path: '/api/v1/logs/values',
    summary: 'Values of one field',
    params: logValuesParamsSchema,
    answer: logValuesSchema,
    read: async (params, context) => ({ data: await logs.values(params, context) }),
  }),
  context: query({
    ...common,
    path: '/api/v1/logs/context',
    summary: 'Lines of the same service and host around one record',
    params: logContextParamsSchema,
    answer: logContextSchema,
    read: async (params, context) => ({ data: await logs.context(params, context) }),
  }),
  patterns: query({
    ...common,
    path: '/api/v1/logs/patterns',
    summary: 'Records grouped by message template',
    params: logRangeParamsSchema,
    answer: logPatternsSchema,
    read: logPatterns,
  }),
  exportLogs: streamedQuery({
    ...common,
    path: '/api/v1/logs/export',
    summary: 'Matching records as a CSV or NDJSON file',
    params: logExportParamsSchema,
    types: ['text/csv', 'application/x-ndjson'],
    read: logs.export,
    headers: ({ format }, { now }) => ({
      'content-type': EXPORT_TYPES[format],
      'content-disposition': `attachment; filename="logs-${new Date(now).toISOString().slice(0, 19).replaceAll(':', '')}.${format}"`,
    }),
  }),
  tail: streamedQuery({
    ...common,
    path: '/api/v1/logs/tail',
    summary: 'Records as they arrive, as server-sent events named logs',
    params: logTailParamsSchema,
    answer: logTailEventSchema,
    types: ['text/event-stream'],
    read: ({ filter }, context) => serverSentEvents('logs', logs.follow(filter, context)),
    headers: () => ({
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      // A proxy that gathers answers would hold events back.
      'x-accel-buffering': 'no',
    }),
  }),
  /** The JSON collector on the web port: the same answers as on the collectors' own. */
  sendLogs: {
    method: 'post',
    path: '/api/v1/logs',
    group: 'Logs',
    summary: 'Send JSON logs: one object, an array, or NDJSON',
    access: 'logs:write',
    status: 200,
    cache: 'no-store',
    body: {
      schema: null,
      types: ['application/json', 'application/x-ndjson'],
      description: 'Log records of any common logger, plain or compressed (gzip, deflate, zstd).',
    },
    answer: receivedSchema,
    errors: [413, 415, 429],
    handle: async ({ request: { headers, body } }: { request: Request }) => {
      const answer = await receiveJsonLogs({ headers: Object.fromEntries(headers), body });
      return Response.json(answer.body, { status: answer.status, headers: answer.headers });
    },
  },
} as const;
