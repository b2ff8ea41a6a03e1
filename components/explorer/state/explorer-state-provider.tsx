'use client';

import type { ReactNode } from 'react';
import { ExplorerStateContext, OpenRecordContext, useExplorerStateInUrl } from './use-explorer-state';

/** One reading of the explorer's URL state for everything below. */
export function ExplorerStateProvider({ children }: { children: ReactNode }) {
  const { asked, opened } = useExplorerStateInUrl();
  return (
    <ExplorerStateContext.Provider value={asked}>
      <OpenRecordContext.Provider value={opened}>{children}</OpenRecordContext.Provider>
    </ExplorerStateContext.Provider>
  );
}
