'use client';

import { useState } from 'react';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';

/**
 * The range rows are read for. It follows the screen's range, except while `hold`: someone reading further down, or a
 * live view with its own stream, must not have the list replaced under them. Another `query` always lets go.
 */
export function useHeldRange(range: FrozenRange | undefined, hold: boolean, query: string): FrozenRange | undefined {
  const [held, setHeld] = useState({ range, query });
  const lets = !hold || held.query !== query || held.range === undefined;
  if (lets && (held.range !== range || held.query !== query)) {
    setHeld({ range, query });
    return range;
  }
  return held.range;
}
