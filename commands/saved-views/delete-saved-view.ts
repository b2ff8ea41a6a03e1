import { metadata } from '@/store/metadata/metadata';
import { requireSavedViewId, savedViewError } from './saved-view-error';

/**
 * Forgets a view.
 * @throws AppError not_found
 */
export async function deleteSavedView(id: string): Promise<void> {
  const client = await metadata();
  try {
    await client.savedView.delete({ where: { id: requireSavedViewId(id) } });
  } catch (error) {
    throw savedViewError(error);
  }
}
