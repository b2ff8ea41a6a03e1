import { z } from 'zod';
import { command, query, removal } from '@/app/api/endpoint';
import { createSavedView } from '@/commands/saved-views/create-saved-view';
import { deleteSavedView } from '@/commands/saved-views/delete-saved-view';
import { savedViewChangeSchema, updateSavedView } from '@/commands/saved-views/update-saved-view';
import { savedViewInputSchema, savedViewSchema } from '@/model/saved-view';
import { listSavedViews } from '@/queries/saved-views/list-saved-views';

const group = 'Saved views';
const answer = z.object({ data: savedViewSchema });

export const savedViewEndpoints = {
  listSavedViews: query({
    path: '/api/v1/saved-views',
    group,
    summary: 'Saved views of a screen',
    access: 'saved-views:read',
    params: savedViewInputSchema.pick({ screen: true }),
    answer: z.object({ data: z.array(savedViewSchema) }),
    read: async ({ screen }) => ({ data: await listSavedViews(screen) }),
  }),
  createSavedView: command({
    method: 'post',
    path: '/api/v1/saved-views',
    group,
    summary: 'Save a view',
    access: 'saved-views:write',
    schema: savedViewInputSchema,
    answer,
    errors: [409, 415],
    run: async (input, { actor }) => ({ data: await createSavedView(input, actor) }),
    locate: ({ data }) => `/api/v1/saved-views/${data.id}`,
  }),
  updateSavedView: command({
    method: 'patch',
    path: '/api/v1/saved-views/{id}',
    group,
    summary: 'Rename a view or replace what it shows',
    access: 'saved-views:write',
    schema: savedViewChangeSchema,
    answer,
    errors: [404, 409, 415],
    run: async (input, { path: { id = '' }, actor }) => ({ data: await updateSavedView(id, input, actor) }),
  }),
  deleteSavedView: removal({
    path: '/api/v1/saved-views/{id}',
    group,
    summary: 'Forget a view',
    access: 'saved-views:write',
    errors: [404],
    run: ({ path: { id = '' }, actor }) => deleteSavedView(id, actor),
  }),
};
