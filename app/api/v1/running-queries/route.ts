import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { runningQueries } from '@/queries/running-queries';

export const GET = queryRoute(endpoints.runningQueries, async (params, context) => ({
  data: await runningQueries(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
