'use client';

import type { ReactNode } from 'react';
import { TimeRangeContext, useTimeRangeInUrl } from './use-time-range';

/** Gives everything below one reading of the time context in the URL. */
export function TimeRangeProvider({ children }: { children: ReactNode }) {
  return <TimeRangeContext.Provider value={useTimeRangeInUrl()}>{children}</TimeRangeContext.Provider>;
}
