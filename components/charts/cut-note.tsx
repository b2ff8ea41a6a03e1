'use client';

import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import type { PreparedChart } from './chart';
import classes from './plot.module.css';
import { unitFormat } from './unit-format';

/** Says that bars are cut and how high the highest is; a click shows them whole. */
export function CutNote({ chart, onWhole }: { chart: PreparedChart; onWhole: () => void }) {
  const { t } = useTranslation('shell');
  const format = useFormat();
  if (!chart.clipped) return null;
  const { count, largest } = chart.clipped;
  return (
    <button type="button" className={classes.cutNote} title={t('chart.whole')} onClick={onWhole}>
      {t('chart.clipped', { count, largest: unitFormat(chart.unit, format).axis(largest) })}
    </button>
  );
}
