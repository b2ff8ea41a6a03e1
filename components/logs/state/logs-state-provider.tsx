'use client';

import type { ReactNode } from 'react';
import { LogsStateContext, OpenLogContext, useLogsStateInUrl } from './use-logs-state';

/** One reading of the explorer's URL state for everything below. */
export function LogsStateProvider({ children }: { children: ReactNode }) {
  const { asked, opened } = useLogsStateInUrl();
  return (
    <LogsStateContext.Provider value={asked}>
      <OpenLogContext.Provider value={opened}>{children}</OpenLogContext.Provider>
    </LogsStateContext.Provider>
  );
}
