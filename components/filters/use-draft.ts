'use client';

import { useState } from 'react';

/** The text being typed, until it is run. */
export interface Draft {
  text: string;
  caret: number;
  /** The person asked to run it as it stands, so mistakes may be shown. */
  asked: boolean;
}

/** The text being typed. It gives way when the filter changes elsewhere: a facet, a saved view, Back. */
export function useDraft(filter: string) {
  const [state, setState] = useState<Draft & { of: string }>({
    text: filter,
    caret: filter.length,
    asked: false,
    of: filter,
  });
  if (state.of !== filter) setState({ text: filter, caret: filter.length, asked: false, of: filter });
  return {
    ...state,
    /** What is shown below is another filter's. */
    isEdited: state.text.trim() !== filter.trim(),
    write: (text: string, caret: number): string => {
      setState((before) => ({ ...before, text, caret }));
      return text;
    },
    place: (caret: number) => setState((before) => (before.caret === caret ? before : { ...before, caret })),
    ask: () => setState((before) => ({ ...before, asked: true })),
  };
}
