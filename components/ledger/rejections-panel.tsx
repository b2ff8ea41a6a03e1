'use client';

import { useTranslation } from 'react-i18next';
import { CodeBlock } from '@/components/ui/code-block';
import { Panel } from '@/components/ui/panel';
import { useFormat } from '@/components/ui/use-format';
import { reasonAdvice, reasonText } from './ledger-words';
import classes from './rejections-panel.module.css';
import type { LedgerLine } from './summarise-ledger';

/** Every kind of rejection: how many, why, what to do, and what one looked like. Shows nothing when there is none. */
export function RejectionsPanel({ lines }: { lines: readonly LedgerLine[] }) {
  const { t } = useTranslation('ledger');
  const rejected = lines.filter(({ outcome }) => outcome === 'rejected');
  if (rejected.length === 0) return null;
  return (
    <Panel title={t('rejections.title')} hint={t('rejections.hint')}>
      <ul className={classes.list}>
        {rejected.map((line) => (
          <Rejection key={`${line.source} ${line.reason}`} line={line} />
        ))}
      </ul>
    </Panel>
  );
}

function Rejection({ line }: { line: LedgerLine }) {
  const { t } = useTranslation('ledger');
  const shell = useTranslation('shell').t;
  const format = useFormat();
  const amounts: string[] = [];
  if (line.records > 0n) {
    amounts.push(t('rejections.records', { count: Number(line.records), records: format.count(line.records) }));
  }
  if (line.requests > 0n) {
    amounts.push(t('rejections.requests', { count: Number(line.requests), requests: format.count(line.requests) }));
  }
  return (
    <li className={classes.rejection}>
      <div className={classes.words}>
        <p className={classes.amount}>
          <span aria-hidden className={classes.mark}>
            ■
          </span>
          {new Intl.ListFormat(format.locale, { type: 'conjunction' }).format(amounts)}
        </p>
        <p className={classes.reason}>{reasonText(line.reason, t)}</p>
        <p className={classes.advice}>{reasonAdvice(line.reason, t)}</p>
        <p className={classes.advice}>{shell(`source.${line.source}`)}</p>
      </div>
      {line.example ? (
        <CodeBlock
          code={line.example}
          label={t('rejections.example', {
            reason: reasonText(line.reason, t),
            source: shell(`source.${line.source}`),
          })}
        />
      ) : (
        <p className={classes.advice}>{t('rejections.noExample')}</p>
      )}
    </li>
  );
}
