import * as z from 'zod';
import { savedViewSchema } from '@/model/saved-view';

export const SAVED_VIEWS_PATH = '/api/v1/saved-views';

/** The list of saved views as the API answers it. */
export const savedViewListSchema = z.object({ data: z.array(savedViewSchema) });
/** One saved view as POST and PATCH answer it. */
export const savedViewAnswerSchema = z.object({ data: savedViewSchema });
