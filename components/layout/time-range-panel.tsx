'use client';

import { Select } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useBrowserTimeZone, usePreferences } from '@/components/data/preferences-context';
import { COMPARISONS, RANGE_PRESETS, type RangeText } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { DayPicker } from './day-picker';
import { rangeLabel } from './range-label';
import classes from './time-range-panel.module.css';
import { TypedRange } from './typed-range';

const RECENT_KEPT = 4;
const DEVICE = 'device';

/** The inside of the time picker: quick ranges, recently used, a typed range, days of a calendar, the time zone. */
export function TimeRangePanel({ onChoose }: { onChoose: (range: RangeText) => void }) {
  const { t } = useTranslation('shell');
  const current = useTimeRange();
  const [recent, setRecent] = useLocalStorage<RangeText[]>({ key: 'mangru-recent-ranges', defaultValue: [] });
  const choose = (range: RangeText) => {
    const others = recent.filter(({ from, to }) => from !== range.from || to !== range.to);
    const isPreset = range.to === 'now' && RANGE_PRESETS.some((preset) => preset === range.from);
    if (!isPreset) setRecent([range, ...others].slice(0, RECENT_KEPT));
    onChoose(range);
  };
  return (
    <div className={classes.panel}>
      <div className={classes.lists}>
        <RangeList
          title={t('time.quick')}
          ranges={RANGE_PRESETS.map((from) => ({ from, to: 'now' }))}
          onChoose={choose}
        />
        <CompareSelect />
        {recent.length > 0 ? <RangeList title={t('time.recent')} ranges={recent} onChoose={choose} /> : null}
      </div>
      <div className={classes.free}>
        <TypedRange onChoose={choose} initial={{ from: current.from, to: current.to }} />
        <DayPicker label={t('time.calendar')} onChoose={choose} />
        <ZoneSelect />
      </div>
    </div>
  );
}

function RangeList(props: { title: string; ranges: readonly RangeText[]; onChoose: (range: RangeText) => void }) {
  const { t } = useTranslation('shell');
  const { locale } = usePreferences();
  const { from, to, timeZone } = useTimeRange();
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={classes.heading}>
        {props.title}
      </h2>
      <ul className={classes.list}>
        {props.ranges.map((range) => (
          <li key={`${range.from} ${range.to}`}>
            <button
              type="button"
              className={classes.choice}
              aria-pressed={range.from === from && range.to === to}
              onClick={() => props.onChoose(range)}
            >
              {rangeLabel(range, { t, locale, timeZone, nowMs: Date.now() })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function CompareSelect() {
  const { t } = useTranslation('shell');
  const { compare, setCompare } = useTimeRange();
  const name = useId();
  return (
    <fieldset className={classes.compare}>
      <legend className={classes.heading}>{t('time.compare.title')}</legend>
      {([null, ...COMPARISONS] as const).map((choice) => (
        <label key={choice ?? 'none'} className={classes.compareChoice}>
          <input type="radio" name={name} checked={choice === compare} onChange={() => setCompare(choice)} />
          {t(`time.compare.${choice ?? 'none'}`)}
        </label>
      ))}
    </fieldset>
  );
}

function ZoneSelect() {
  const { t } = useTranslation('shell');
  const { timeZone, setTimeZone } = useTimeRange();
  const browserZone = useBrowserTimeZone();
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')].filter((zone) => zone !== browserZone);
  return (
    <Select
      label={t('time.zone')}
      searchable
      value={timeZone === browserZone ? DEVICE : timeZone}
      data={[{ value: DEVICE, label: t('time.zoneBrowser', { zone: browserZone }) }, ...new Set(zones)]}
      onChange={(zone) => setTimeZone(zone === DEVICE || zone === null ? null : zone)}
      comboboxProps={{ withinPortal: false }}
      limit={50}
    />
  );
}
