'use client';

import { IconCalendarClock, IconChevronLeft, IconChevronRight, IconZoomOut } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWhenConnected } from '@/components/data/connection';
import { usePreferences } from '@/components/data/preferences-context';
import { type RangeText, shiftRange, zoomRange } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import { Dropdown } from '@/components/ui/dropdown';
import { Tip } from '@/components/ui/tip';
import classes from './header-controls.module.css';
import { rangeLabel } from './range-label';
import { useKeys } from './use-keys';

const TimeRangePanel = dynamic(
  () => loadWhenConnected(() => import('./time-range-panel')).then((module) => module.TimeRangePanel),
  {
    ssr: false,
    loading: () => <div style={{ width: 'min(620px, 92vw)', height: 380 }} />,
  },
);

/** The time range of the screen: earlier, what it is (opens the picker), later, zoom out. */
export function TimeRangeControl() {
  const { t } = useTranslation('shell');
  const { locale } = usePreferences();
  const { from, to, setRange, timeZone, compare } = useTimeRange();
  const [opened, setOpened] = useState(false);
  const label = rangeLabel({ from, to }, { t, locale, timeZone, nowMs: Date.now() });
  const name = compare ? t('time.beside', { range: label, other: t(`time.compare.${compare}`) }) : label;
  const go = (range: RangeText) => setRange(range.from, range.to);
  const shift = (direction: -1 | 1) => go(shiftRange({ from, to }, direction, Date.now()));
  const zoom = (factor: number) => go(zoomRange({ from, to }, factor, Date.now()));
  useKeys({
    '[': { run: () => shift(-1), label: t('time.earlier') },
    ']': { run: () => shift(1), label: t('time.later') },
    '-': { run: () => zoom(2), label: t('time.zoomOut') },
    '+': { run: () => zoom(0.5), label: t('time.zoomIn') },
    '=': () => zoom(0.5),
    d: { run: () => setOpened(true), label: t('time.open') },
  });
  return (
    <div className={classes.group}>
      <StepButton label={t('time.earlier')} onClick={() => shift(-1)} Icon={IconChevronLeft} />
      <Dropdown
        opened={opened}
        onChange={setOpened}
        label={t('time.open')}
        target={(attributes) => (
          <button type="button" className={classes.part} aria-label={t('time.label', { range: name })} {...attributes}>
            <IconCalendarClock size={16} stroke={1.6} aria-hidden className={classes.icon} />
            <span className={classes.label} suppressHydrationWarning>
              {label}
            </span>
            {compare ? <span className={classes.beside}>{t(`time.compare.${compare}`)}</span> : null}
            <span className={classes.zone}>{timeZone}</span>
          </button>
        )}
      >
        <TimeRangePanel
          onChoose={(range) => {
            go(range);
            setOpened(false);
          }}
        />
      </Dropdown>
      <StepButton label={t('time.later')} onClick={() => shift(1)} Icon={IconChevronRight} />
      <StepButton label={t('time.zoomOut')} onClick={() => zoom(2)} Icon={IconZoomOut} />
    </div>
  );
}

function StepButton(props: { label: string; onClick: () => void; Icon: typeof IconZoomOut }) {
  return (
    <span className={classes.wide}>
      <Tip label={props.label}>
        <button type="button" className={classes.part} aria-label={props.label} onClick={props.onClick}>
          <props.Icon size={16} stroke={1.6} aria-hidden />
        </button>
      </Tip>
    </span>
  );
}
