import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logFacets } from '@/queries/logs/log-facets';

export const GET = queryRoute(endpoints.facets, async (params, context) => ({
  data: await logFacets(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
