import type { SavedView, SavedViewInput } from '@/model/saved-view';
import { metadata } from '@/store/metadata/metadata';
import { toSavedView } from './to-saved-view';

/** All views of one screen, by name. Their number is bounded when they are created. */
export async function listSavedViews(screen: SavedViewInput['screen']): Promise<SavedView[]> {
  const client = await metadata();
  const rows = await client.savedView.findMany({ where: { screen }, orderBy: { name: 'asc' } });
  return rows.map(toSavedView);
}
