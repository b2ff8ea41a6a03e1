'use client';

import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/ko';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseRangeText } from '@/components/data/parse-range-text';
import { usePreferences } from '@/components/data/preferences-context';
import type { RangeText } from '@/components/data/range-math';
import { useTimeRange } from '@/components/data/use-time-range';
import classes from './day-picker.module.css';

/** A calendar for whole days in the screen's time zone; the second click chooses. */
export function DayPicker({ label, onChoose }: { label: string; onChoose: (range: RangeText) => void }) {
  const { t } = useTranslation('shell');
  const { locale } = usePreferences();
  const { timeZone } = useTimeRange();
  const [days, setDays] = useState<[string | null, string | null]>([null, null]);
  const change = (next: [string | null, string | null]) => {
    setDays(next);
    const [first, last] = next;
    if (!first || !last) return;
    const parsed = parseRangeText(`${first} ~ ${last}`, timeZone, Date.now());
    if ('range' in parsed) onChoose(parsed.range);
  };
  return (
    <DatePicker
      aria-label={label}
      type="range"
      size="sm"
      hideOutsideDates
      firstDayOfWeek={0}
      monthLabelFormat={t('time.monthFormat')}
      ariaLabels={{ previousMonth: t('time.monthBefore'), nextMonth: t('time.monthAfter') }}
      classNames={{ day: classes.day, weekday: classes.weekday }}
      locale={locale}
      allowSingleDateInRange
      value={days}
      onChange={change}
      maxDate={new Date()}
    />
  );
}
