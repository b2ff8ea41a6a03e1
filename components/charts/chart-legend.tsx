'use client';

import { IconFocus2, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import type { LegendEntry, PreparedChart } from './chart';
import classes from './legend.module.css';
import { OTHER } from './limit-series';
import { SeriesKey } from './series-key';
import { unitFormat } from './unit-format';

export interface LegendControl {
  /** What a click on a name does: shows or hides it here, or narrows the screen to it. */
  press: 'toggle' | 'only';
  stateOf: (id: string) => 'include' | 'exclude' | null;
  only: (id: string) => void;
  /** Leaves it out, or takes it in again. */
  exclude: (id: string) => void;
}

/** Names, colours and totals. Each series can be left out, or be the only one. */
export function ChartLegend(props: { chart: PreparedChart; label?: string; control: LegendControl }) {
  const { chart, control } = props;
  const { t } = useTranslation('shell');
  return (
    <ul className={classes.legend} aria-label={props.label ?? t('chart.legend')}>
      {chart.legend.map((entry) => (
        <LegendItem key={entry.id} entry={entry} chart={chart} control={control} />
      ))}
    </ul>
  );
}

function LegendItem({ entry, chart, control }: { entry: LegendEntry; chart: PreparedChart; control: LegendControl }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { id, label: series } = entry;
  const { exact } = unitFormat(chart.unit, format);
  const state = control.stateOf(id);
  const isShown = state !== 'exclude';
  const words = { only: t('chart.only', { series }), exclude: t(isShown ? 'chart.hide' : 'chart.show', { series }) };
  const [first, second] = control.press === 'toggle' ? (['exclude', 'only'] as const) : (['only', 'exclude'] as const);
  const SecondIcon = second === 'only' ? IconFocus2 : IconMinus;
  // What stands for many cannot be asked for alone.
  const hasSecond = id !== OTHER;
  return (
    <li data-state={state ?? 'none'}>
      <button
        type="button"
        className={classes.entry}
        data-shown={isShown}
        aria-pressed={control.press === 'toggle' ? isShown : state === 'include'}
        title={words[first]}
        onClick={() => control[first](id)}
      >
        <SeriesKey chart={chart} id={id} />
        <span className={classes.figure}>{exact(entry.figure)}</span>
        {chart.kind === 'lines' ? null : <span className={classes.share}>{format.percent(entry.share)}</span>}
      </button>
      {hasSecond ? (
        <button
          type="button"
          className={classes.second}
          aria-label={words[second]}
          title={words[second]}
          onClick={() => control[second](id)}
        >
          <SecondIcon size={12} />
        </button>
      ) : null}
    </li>
  );
}
