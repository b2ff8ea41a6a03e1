'use client';

import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { type KeptAnswer, keepAnswer } from './keep-answer';

export interface Answer<T> {
  data: T | undefined;
  /** The last failure, until a request succeeds; `data` is then of an earlier moment. */
  error: Error | null;
  /** The data are another question's, shown until those asked for are here. */
  isPlaceholderData: boolean;
  updatedAtMs: number;
  refetch: () => unknown;
}

/**
 * An answer whose request changes as time moves on. `question` is what stays: while it cannot be answered anew, its last
 * data remain, with the reason.
 */
export function useKeptAnswer<T>(
  asked: Pick<UseQueryResult<T>, 'data' | 'error' | 'dataUpdatedAt' | 'isPlaceholderData' | 'refetch'>,
  question: string,
): Answer<T> {
  const [kept, setKept] = useState<KeptAnswer<T>>({ question, data: undefined, updatedAtMs: 0, error: null });
  const next = keepAnswer(kept, asked, question);
  if (next !== kept) setKept(next);
  return {
    data: asked.data ?? next.data,
    error: next.error,
    isPlaceholderData: asked.isPlaceholderData && next.error === null,
    updatedAtMs: next.updatedAtMs,
    refetch: asked.refetch,
  };
}
