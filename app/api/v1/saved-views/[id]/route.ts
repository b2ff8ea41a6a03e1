import { readJson, refuseOthers, route } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { deleteSavedView } from '@/commands/saved-views/delete-saved-view';
import { updateSavedView } from '@/commands/saved-views/update-saved-view';

export const PATCH = route(async (request, { id = '' }) => {
  const data = await updateSavedView(id, await readJson(request));
  return Response.json({ data }, { headers: { 'cache-control': endpoints.updateSavedView.cache } });
});

export const DELETE = route(async (_, { id = '' }) => {
  await deleteSavedView(id);
  return new Response(null, { status: 204, headers: { 'cache-control': endpoints.deleteSavedView.cache } });
});

export const { GET, POST, PUT } = refuseOthers('PATCH', 'DELETE');
