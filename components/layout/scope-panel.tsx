'use client';

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { type ScopeName, useScope } from '@/components/data/use-scope';
import { useTimeRange } from '@/components/data/use-time-range';
import type { CountedValue } from '@/components/filters/filter-source';
import { useErrorWords } from '@/components/ui/use-error-words';
import { useFormat } from '@/components/ui/use-format';
import classes from './scope-chips.module.css';

/** The values a scope can have in the range of the screen, to be typed at or chosen. */
export function ScopePanel({ name, onChoose }: { name: ScopeName; onChoose: (value: string | null) => void }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const errorWords = useErrorWords();
  const { from, to } = useTimeRange();
  const current = useScope()[name];
  const [text, setText] = useState('');
  const params = { field: name, prefix: text, from, to, limit: '50' };
  const answer = useApi<{ data: CountedValue[] }>('/api/v1/logs/values', params);
  const values = (answer.data?.data ?? []).filter(({ value }) => value !== '');
  return (
    <>
      <TextInput
        aria-label={t(`scope.choose.${name}`)}
        placeholder={t('scope.find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={classes.values}>
        <li>
          <button
            type="button"
            aria-pressed={current === null}
            className={classes.choice}
            onClick={() => onChoose(null)}
          >
            {t(`scope.all.${name}`)}
          </button>
        </li>
        {values.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === current}
              className={classes.choice}
              onClick={() => onChoose(value)}
            >
              <span className={classes.word}>{value}</span>
              <span className={classes.count}>{format.short(count)}</span>
            </button>
          </li>
        ))}
      </ul>
      {answer.error ? <p className={classes.note}>{errorWords(answer.error).title}</p> : null}
      {answer.data && values.length === 0 ? <p className={classes.note}>{t('scope.none')}</p> : null}
    </>
  );
}
