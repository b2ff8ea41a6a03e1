'use client';

import { useState } from 'react';
import type { LegendControl } from './chart-legend';

/** Which series of one chart the person has left out, for as long as the chart is on screen. */
export function useHiddenSeries(ids: readonly string[]): { hidden: ReadonlySet<string>; control: LegendControl } {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const others = (id: string) => ids.filter((one) => one !== id);
  return {
    hidden,
    control: {
      press: 'toggle',
      stateOf: (id) => (hidden.has(id) ? 'exclude' : null),
      only: (id) =>
        setHidden(!hidden.has(id) && others(id).every((other) => hidden.has(other)) ? new Set() : new Set(others(id))),
      exclude: (id) =>
        setHidden(hidden.has(id) ? new Set([...hidden].filter((one) => one !== id)) : new Set([...hidden, id])),
    },
  };
}
