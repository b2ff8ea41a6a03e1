'use client';

import { useRouter } from 'next/navigation';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState, useSyncExternalStore } from 'react';
import { PREFERENCE_COOKIES, type Preferences } from './preferences';

interface PreferencesStore extends Preferences {
  set: (change: Partial<Preferences>) => void;
}

const Context = createContext<PreferencesStore | undefined>(undefined);

const YEAR_SECONDS = 31_536_000;

/** Holds what the server read from the cookies; a change is written back, and a new language re-renders on the server. */
export function PreferencesProvider({ initial, children }: { initial: Preferences; children: ReactNode }) {
  const router = useRouter();
  const [preferences, setPreferences] = useState(initial);
  const set = useCallback(
    (change: Partial<Preferences>) => {
      setPreferences((before) => ({ ...before, ...change }));
      for (const [name, value] of Object.entries(change)) {
        const cookie = PREFERENCE_COOKIES[name as keyof Preferences];
        // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and on plain HTTP
        document.cookie = `${cookie}=${encodeURIComponent(String(value))};path=/;max-age=${YEAR_SECONDS};samesite=lax`;
      }
      if (change.density) document.documentElement.dataset.density = change.density;
      if (change.locale) router.refresh();
    },
    [router],
  );
  const store = useMemo(() => ({ ...preferences, set }), [preferences, set]);
  return <Context.Provider value={store}>{children}</Context.Provider>;
}

/** The preferences and `set`, which keeps a change in this browser. */
export function usePreferences(): PreferencesStore {
  const store = useContext(Context);
  if (!store) throw new Error('usePreferences needs a PreferencesProvider above it.');
  return store;
}

const never = () => () => {};

/** The zone of the device; 'UTC' while the server renders, so both sides agree on the first HTML. */
export function useBrowserTimeZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
}
