import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logFields } from '@/queries/logs/log-fields';

export const GET = queryRoute(endpoints.fields, async (params, context) => ({
  data: await logFields(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
