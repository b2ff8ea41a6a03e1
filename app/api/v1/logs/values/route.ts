import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logValues } from '@/queries/logs/log-values';

export const GET = queryRoute(endpoints.values, async (params, context) => ({
  data: await logValues(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
