import { parseParams, refuseOthers, route } from '@/app/api/endpoint';
import { streamText } from '@/app/api/stream-text';
import { endpoints } from '@/app/api/v1/endpoints';
import { followLogs } from '@/queries/logs/follow-logs';
import { queryContext } from '@/queries/query-context';

export const GET = route(async (request) => {
  const { filter } = parseParams(endpoints.tail.params, request);
  const closed = new AbortController();
  const context = await queryContext(AbortSignal.any([request.signal, closed.signal]));
  return new Response(await streamText(events(followLogs(filter, context)), closed), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': `${endpoints.tail.cache}, no-transform`,
      // A proxy that gathers answers would hold events back.
      'x-accel-buffering': 'no',
    },
  });
});

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');

/** `null` is a sign of life: a comment line. */
async function* events(found: AsyncIterable<unknown>): AsyncIterable<string> {
  yield ': following\n\n';
  for await (const event of found)
    yield event === null ? ': still here\n\n' : `event: logs\ndata: ${JSON.stringify(event)}\n\n`;
}
