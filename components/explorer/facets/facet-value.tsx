'use client';

import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { useFormat } from '@/components/ui/use-format';
import { findTerm } from '@/model/filter/edit-filter';
import classes from './facets.module.css';

/** A value with its count and share. A click includes it; beside it: only this one, or none of it. */
export function FacetValue(props: {
  field: string;
  value: string;
  /** Undefined while it is not known. */
  count: string | undefined;
  /** Rows of all values shown, for the share. */
  sum: number;
  filter: string;
  actions: ExplorerActions;
}) {
  const { field, value, count, sum, filter, actions } = props;
  const { t } = useTranslation('explorer');
  const { Value, fields } = useExplorer();
  const format = useFormat();
  const state = findTerm(fields, filter, field, value);
  const share = sum > 0 ? Number(count ?? 0) / sum : 0;
  const counted = count === undefined ? '' : `\n${format.count(count)} · ${format.percent(share)}`;
  const style = { '--share': `${share * 100}%` } as CSSProperties;
  return (
    <li className={classes.value} data-state={state ?? 'none'} style={style}>
      <button
        type="button"
        className={classes.include}
        aria-pressed={state === 'include'}
        title={value + counted}
        onClick={() => actions.toggle(field, value)}
      >
        <span aria-hidden className={classes.check}>
          {state === 'include' ? <IconCheck size={11} /> : null}
          {state === 'exclude' ? <IconMinus size={11} /> : null}
        </span>
        <span className={classes.valueName}>
          <Value field={field} value={value} />
        </span>
        <span className={classes.count}>{count === undefined ? null : format.short(count)}</span>
      </button>
      <span className={classes.actions}>
        <button type="button" aria-label={t('facets.onlyNamed', { value })} onClick={() => actions.only(field, value)}>
          {t('facets.only')}
        </button>
        <button
          type="button"
          aria-label={t('facets.excludeNamed', { value })}
          aria-pressed={state === 'exclude'}
          onClick={() => actions.toggleExclude(field, value)}
        >
          <IconMinus size={12} />
        </button>
      </span>
    </li>
  );
}
