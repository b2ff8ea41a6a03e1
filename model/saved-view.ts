import * as z from 'zod';

/** PostgreSQL text holds every character but this one. */
const storable = (text: string) => !text.includes('\0');

/** A named state of a screen: the query string that brings it back. */
export const savedViewInputSchema = z.object({
  name: z.string().trim().min(1).max(100).refine(storable, 'must not contain a NUL character'),
  screen: z.enum(['logs']),
  query: z
    .string()
    .max(8000)
    .refine(storable, 'must not contain a NUL character')
    .describe('URL query string without the leading ?'),
});
export type SavedViewInput = z.infer<typeof savedViewInputSchema>;

export const savedViewSchema = savedViewInputSchema.extend({
  id: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});
export type SavedView = z.infer<typeof savedViewSchema>;
