import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { overview } from '@/queries/overview/overview';

export const GET = queryRoute(endpoints.overview, async (params, context) => ({
  data: await overview(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
