import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logHistogram } from '@/queries/logs/log-histogram';

export const GET = queryRoute(endpoints.histogram, async (params, context) => ({
  data: await logHistogram(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
