import { refuseOthers, route } from '@/app/api/endpoint';
import { openApiDocument } from '@/app/api/openapi';
import { endpoints } from '@/app/api/v1/endpoints';

export const GET = route(async () => {
  return Response.json(openApiDocument(Object.values(endpoints)), {
    headers: { 'cache-control': endpoints.openapi.cache },
  });
});

export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
