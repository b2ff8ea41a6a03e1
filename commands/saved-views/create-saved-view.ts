import { parseInput } from '@/commands/parse-input';
import { type Actor, requireAccess } from '@/model/access';
import { AppError } from '@/model/errors';
import { type SavedView, savedViewInputSchema } from '@/model/saved-view';
import { toSavedView } from '@/queries/saved-views/to-saved-view';
import { metadata } from '@/store/metadata/metadata';
import { savedViewError } from './saved-view-error';

/** Bounds the list that every explorer loads. */
const VIEWS_PER_SCREEN = 1000;

/**
 * Saves a view under a name that is new on its screen.
 * @param input a SavedViewInput, unchecked
 * @throws AppError forbidden, bad_request, conflict
 */
export async function createSavedView(input: unknown, actor: Actor): Promise<SavedView> {
  requireAccess(actor, 'saved-views:write');
  const view = parseInput(savedViewInputSchema, input);
  const client = await metadata();
  if ((await client.savedView.count({ where: { screen: view.screen } })) >= VIEWS_PER_SCREEN) {
    throw new AppError('conflict', `A screen keeps at most ${VIEWS_PER_SCREEN} views. Delete one first.`);
  }
  try {
    return toSavedView(await client.savedView.create({ data: view }));
  } catch (error) {
    throw savedViewError(error);
  }
}
