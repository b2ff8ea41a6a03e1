import { type Actor, requireAccess } from '@/model/access';
import { metadata } from '@/store/metadata/metadata';
import { requireSavedViewId, savedViewError } from './saved-view-error';

/**
 * Forgets a view.
 * @throws AppError forbidden, not_found
 */
export async function deleteSavedView(id: string, actor: Actor): Promise<void> {
  requireAccess(actor, 'saved-views:write');
  const client = await metadata();
  try {
    await client.savedView.delete({ where: { id: requireSavedViewId(id) } });
  } catch (error) {
    throw savedViewError(error);
  }
}
