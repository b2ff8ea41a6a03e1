import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { health } from '@/queries/health';

export const GET = queryRoute(endpoints.health, async (_, context) => ({ data: await health(context) }));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
