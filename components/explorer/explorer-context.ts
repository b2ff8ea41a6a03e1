'use client';

import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerSource } from './explorer-source';

export const ExplorerContext = createContext<ExplorerSource | undefined>(undefined);

/** What is explored here. */
export function useExplorer(): ExplorerSource {
  const source = useContext(ExplorerContext);
  if (source === undefined) throw new Error('This part of an explorer needs an Explorer above it.');
  return source;
}

/** Sentences that name the records: `t('none')` is "No logs match" or "No spans match". */
export function useRecordWords() {
  return useTranslation(useExplorer().words, { keyPrefix: 'words' });
}
