'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParsedRange } from '@/components/data/parse-range-text';
import { usePreferences } from '@/components/data/preferences-context';
import type { RangeText } from '@/components/data/range-math';
import { readRangeText } from '@/components/data/read-range-text';
import { useTimeRange } from '@/components/data/use-time-range';
import { rangeLabel } from './range-label';
import classes from './time-range-panel.module.css';

/** A range in the person's own words; says what it reads while they type, and what it could not read once they are done. */
export function TypedRange({ initial, onChoose }: { initial: RangeText; onChoose: (range: RangeText) => void }) {
  const { t } = useTranslation('shell');
  const { timeZone } = useTimeRange();
  const [text, setText] = useState(t('time.typedValue', { from: initial.from, to: initial.to }));
  const [isEdited, setEdited] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const parsed = useParsed(text, isEdited);
  const words = useParsedWords();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const result = await readRangeText(text, timeZone, Date.now());
    if ('range' in result) onChoose(result.range);
    else setRefused(true);
  };
  const isRange = parsed !== undefined && 'range' in parsed;
  return (
    <form onSubmit={(event) => void submit(event)} className={classes.typed}>
      <TextInput
        label={t('time.typed')}
        description={isRange ? words(parsed) : t('time.typedHint')}
        value={text}
        error={isRefused && parsed && !isRange ? words(parsed) : undefined}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setEdited(true);
          setRefused(false);
        }}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
      />
      <Button type="submit">{t('time.apply')}</Button>
    </form>
  );
}

/** What the text reads as; undefined until it was edited, and while that is found out. */
function useParsed(text: string, isEdited: boolean): ParsedRange | undefined {
  const { timeZone } = useTimeRange();
  const [parsed, setParsed] = useState<{ text: string; result: ParsedRange }>();
  useEffect(() => {
    if (!isEdited) return;
    let isCurrent = true;
    void readRangeText(text, timeZone, Date.now()).then((result) => {
      if (isCurrent) setParsed({ text, result });
    });
    return () => {
      isCurrent = false;
    };
  }, [text, timeZone, isEdited]);
  return parsed?.text === text ? parsed.result : undefined;
}

function useParsedWords(): (parsed: ParsedRange) => string {
  const { t } = useTranslation('shell');
  const { locale } = usePreferences();
  const { timeZone } = useTimeRange();
  return (parsed) => {
    if ('range' in parsed) {
      return t('time.typedRead', { range: rangeLabel(parsed.range, { t, locale, timeZone, nowMs: Date.now() }) });
    }
    if (parsed.problem === 'partly') return t('time.typedPartly', { understood: parsed.understood, rest: parsed.rest });
    if (parsed.problem === 'order') return t('time.typedOrder');
    return parsed.problem === 'future' ? t('time.typedFuture') : t('time.typedError');
  };
}
