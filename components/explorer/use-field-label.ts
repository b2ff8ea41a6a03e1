'use client';

import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from './explorer-context';

/** A field as people read it: words for those the source has a word for, the sender's own name for all others. */
export function useFieldLabel(): (field: string) => string {
  const { fields, words } = useExplorer();
  const { i18n } = useTranslation(words);
  return useCallback(
    (field) => {
      const key = field === 'timestamp' ? field : fields.find(field)?.labelKey;
      // The description of a field names its word; that the dictionary has it is tested.
      return key ? i18n.getFixedT(null, words, 'field')(key as 'timestamp') : field;
    },
    [i18n, words, fields],
  );
}
