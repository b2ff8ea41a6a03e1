import 'server-only';
import { cookies, headers } from 'next/headers';
import { type Preferences, readPreferences } from '@/components/data/preferences';
import { TEXTS, type Texts } from '@/components/i18n/resources';

/** What the person behind this request chose, and the texts of their language. */
export async function requestPreferences(): Promise<{ preferences: Preferences; texts: Texts }> {
  const [cookieStore, headerStore] = await Promise.all([cookies(), headers()]);
  const preferences = readPreferences((name) => cookieStore.get(name)?.value, headerStore.get('accept-language') ?? '');
  return { preferences, texts: TEXTS[preferences.locale] };
}
