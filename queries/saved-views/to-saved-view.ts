import { type SavedView, savedViewSchema } from '@/model/saved-view';

interface SavedViewRow {
  id: string;
  name: string;
  screen: string;
  query: string;
  createdAt: Date;
  updatedAt: Date;
}

/** A stored row as the API says it. */
export function toSavedView(row: SavedViewRow): SavedView {
  return savedViewSchema.parse({
    id: row.id,
    name: row.name,
    screen: row.screen,
    query: row.query,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  });
}
