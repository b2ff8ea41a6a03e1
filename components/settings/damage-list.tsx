import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import type { Health } from '@/model/health';
import classes from './settings.module.css';

type Part = Health['stores']['telemetry']['damaged_parts'][number];

/** What the engine found damaged and took out: the records that every answer lacks. */
export function DamageList({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  return (
    <ul className={classes.damage}>
      {parts.map(({ table, partition, part, rows }) => (
        <li key={`${table} ${part}`} title={part}>
          {rows === null
            ? t('system.damagedPart', { table, partition })
            : t('system.damagedRows', { table, partition, rows: format.count(rows) })}
        </li>
      ))}
    </ul>
  );
}
