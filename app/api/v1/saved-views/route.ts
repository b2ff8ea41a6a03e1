import { parseParams, readJson, refuseOthers, route } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { createSavedView } from '@/commands/saved-views/create-saved-view';
import { listSavedViews } from '@/queries/saved-views/list-saved-views';

export const GET = route(async (request) => {
  const { screen } = parseParams(endpoints.listSavedViews.params, request);
  const data = await listSavedViews(screen);
  return Response.json({ data }, { headers: { 'cache-control': endpoints.listSavedViews.cache } });
});

export const POST = route(async (request) => {
  const data = await createSavedView(await readJson(request));
  const headers = { 'cache-control': endpoints.createSavedView.cache, location: `/api/v1/saved-views/${data.id}` };
  return Response.json({ data }, { status: endpoints.createSavedView.status, headers });
});

export const { PUT, PATCH, DELETE } = refuseOthers('GET', 'POST');
