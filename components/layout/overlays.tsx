'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWhenConnected } from '@/components/data/connection';
import { ShellOverlaysContext } from './overlays-context';
import { useKeys } from './use-keys';
import { useTypedAhead } from './use-typed-ahead';

const Palette = dynamic(() => loadWhenConnected(() => import('./palette')).then((module) => module.Palette), {
  ssr: false,
});
const KeyHelp = dynamic(() => loadWhenConnected(() => import('./key-help')).then((module) => module.KeyHelp), {
  ssr: false,
});

type Overlay = 'palette' | 'keys';

/** Holds the command palette and the list of keyboard shortcuts. */
export function ShellOverlaysProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const [opened, setOpened] = useState<Overlay>();
  const [loaded, setLoaded] = useState<ReadonlySet<Overlay>>(new Set());
  const [query, setQuery] = useState('');
  const actions = useMemo(() => {
    const open = (overlay: Overlay) => {
      setLoaded((before) => new Set(before).add(overlay));
      setOpened(overlay);
    };
    return { openPalette: () => open('palette'), openKeyHelp: () => open('keys') };
  }, []);
  useKeys({
    'mod+k': { run: actions.openPalette, label: t('palette.open') },
    '?': { run: actions.openKeyHelp, label: t('keys.open') },
  });
  // The palette may have opened the other one by the time it closes.
  const close = (overlay: Overlay) => setOpened((now) => (now === overlay ? undefined : now));
  const giveUp = useCallback(() => {
    setOpened(undefined);
    setQuery('');
  }, []);
  useTypedAhead(opened === 'palette', setQuery, giveUp);
  return (
    <ShellOverlaysContext.Provider value={actions}>
      {children}
      {loaded.has('palette') ? (
        <Palette opened={opened === 'palette'} query={query} onQuery={setQuery} onClose={() => close('palette')} />
      ) : null}
      {opened === 'keys' ? <KeyHelp onClose={() => close('keys')} /> : null}
    </ShellOverlaysContext.Provider>
  );
}
