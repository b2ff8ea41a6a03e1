import { parseInput } from '@/commands/parse-input';
import { type Actor, requireAccess } from '@/model/access';
import { type SavedView, savedViewInputSchema } from '@/model/saved-view';
import { toSavedView } from '@/queries/saved-views/to-saved-view';
import { metadata } from '@/store/metadata/metadata';
import { requireSavedViewId, savedViewError } from './saved-view-error';

/** A view stays on its screen: its query would mean nothing elsewhere. */
export const savedViewChangeSchema = savedViewInputSchema
  .pick({ name: true, query: true })
  .partial()
  .refine((change) => change.name !== undefined || change.query !== undefined, 'Give a new name or a new query.');

/**
 * Renames a view or replaces what it shows.
 * @param input `{ name?, query? }`, unchecked
 * @throws AppError forbidden, bad_request, not_found, conflict
 */
export async function updateSavedView(id: string, input: unknown, actor: Actor): Promise<SavedView> {
  requireAccess(actor, 'saved-views:write');
  const { name, query } = parseInput(savedViewChangeSchema, input);
  const data = { ...(name !== undefined && { name }), ...(query !== undefined && { query }) };
  const client = await metadata();
  try {
    return toSavedView(await client.savedView.update({ where: { id: requireSavedViewId(id) }, data }));
  } catch (error) {
    throw savedViewError(error);
  }
}
