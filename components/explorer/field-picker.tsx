'use client';

import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '@/components/data/use-api';
import { useTimeRange } from '@/components/data/use-time-range';
import classes from './explorer.module.css';
import { useExplorer } from './explorer-context';
import { TextField } from './text-field';

const MOST = 8;

/** Finds a field by a part of its name among those seen in the range; `taken` ones are not offered. */
export function FieldPicker(props: { label: string; taken: readonly string[]; onPick: (field: string) => void }) {
  const { t } = useTranslation('explorer');
  const { path } = useExplorer();
  const { from, to } = useTimeRange();
  const [text, setText] = useState('');
  const [prefix] = useDebouncedValue(text.trim(), 120);
  const [focused, setFocused] = useState(false);
  const { data } = useApi<{ data: { name: string }[] }>(
    `${path}/fields`,
    { from, to, prefix },
    {
      enabled: focused || text !== '',
    },
  );
  const offered = (data?.data ?? []).filter(({ name }) => !props.taken.includes(name)).slice(0, MOST);
  const root = useRef<HTMLDivElement>(null);
  const length = offered.length;
  // Last in a column that scrolls, the fields would open below its edge.
  useEffect(() => {
    if (focused && length > 0) root.current?.scrollIntoView({ block: 'nearest' });
  }, [focused, length]);
  const pick = (field: string) => {
    setText('');
    // The button that was pressed goes away, and the next key is not meant for the page.
    root.current?.querySelector('input')?.focus();
    props.onPick(field);
  };
  return (
    <div ref={root} className={classes.picker}>
      <TextField
        value={text}
        label={props.label}
        icon={<IconPlus size={14} />}
        onFocus={() => setFocused(true)}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          const first = offered[0];
          if (event.key === 'Enter' && first) pick(first.name);
        }}
      />
      {focused && offered.length > 0 ? (
        <ul className={classes.pickerList} aria-label={t('fields.offered')}>
          {offered.map(({ name }) => (
            <li key={name}>
              <button type="button" className={classes.pickerItem} onClick={() => pick(name)}>
                <bdi>{name}</bdi>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {text && data && offered.length === 0 ? <p className={classes.pickerNone}>{t('fields.none')}</p> : null}
    </div>
  );
}
