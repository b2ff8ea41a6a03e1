'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { ExplorerStateContext, LiveStateContext, OpenRecordContext, useExplorerStateInUrl } from './use-explorer-state';

/** One reading of the explorer's URL state for everything below. */
export function ExplorerStateProvider({ children }: { children: ReactNode }) {
  const { asked, opened } = useExplorerStateInUrl();
  const [isPaused, setPaused] = useState(false);
  const live = useMemo(() => ({ isPaused, setPaused }), [isPaused]);
  return (
    <ExplorerStateContext value={asked}>
      <OpenRecordContext value={opened}>
        <LiveStateContext value={live}>{children}</LiveStateContext>
      </OpenRecordContext>
    </ExplorerStateContext>
  );
}
