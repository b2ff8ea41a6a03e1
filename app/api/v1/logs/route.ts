import { queryRoute, refuseOthers, route } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { receiveJsonLogs } from '@/collectors/json-logs/receive';
import { listLogs } from '@/queries/logs/list-logs';

export const GET = queryRoute(endpoints.listLogs, listLogs);

/** The JSON collector on the web port: the same answers as on the collectors' own. */
export const POST = route(async ({ headers, body }) => {
  const answer = await receiveJsonLogs({ headers: Object.fromEntries(headers), body });
  return Response.json(answer.body, { status: answer.status, headers: answer.headers });
});

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST');
