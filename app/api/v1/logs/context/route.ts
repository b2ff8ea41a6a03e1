import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logContext } from '@/queries/logs/log-context';

export const GET = queryRoute(endpoints.context, async (params, context) => ({
  data: await logContext(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
