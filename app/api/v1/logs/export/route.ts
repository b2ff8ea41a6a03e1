import { parseParams, refuseOthers, route } from '@/app/api/endpoint';
import { streamText } from '@/app/api/stream-text';
import { endpoints } from '@/app/api/v1/endpoints';
import { exportLogs } from '@/queries/logs/export-logs';
import { queryContext } from '@/queries/query-context';

const TYPES = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;

export const GET = route(async (request) => {
  const params = parseParams(endpoints.exportLogs.params, request);
  const closed = new AbortController();
  const context = await queryContext(AbortSignal.any([request.signal, closed.signal]));
  const name = `logs-${new Date(context.now).toISOString().slice(0, 19).replaceAll(':', '')}.${params.format}`;
  return new Response(await streamText(exportLogs(params, context), closed), {
    headers: {
      'content-type': TYPES[params.format],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': endpoints.exportLogs.cache,
    },
  });
});

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
