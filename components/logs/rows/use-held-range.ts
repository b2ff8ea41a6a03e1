'use client';

import { useState } from 'react';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';

/**
 * The range rows are read for. It follows the screen's range, except while `hold`: someone reading further down, or a
 * live view with its own stream, must not have the list replaced under them. Another `question` always lets go.
 */
export function useHeldRange(range: FrozenRange | undefined, hold: boolean, question: string): FrozenRange | undefined {
  const [held, setHeld] = useState({ range, question });
  const lets = !hold || held.question !== question || held.range === undefined;
  if (lets && (held.range !== range || held.question !== question)) {
    setHeld({ range, question });
    return range;
  }
  return held.range;
}
