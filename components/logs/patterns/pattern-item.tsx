'use client';

import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sparkline } from '@/components/charts/sparkline';
import { Message, ServiceCell, TimeCell } from '@/components/explorer/rows/cells';
import { useExplorerState } from '@/components/explorer/state/use-explorer-state';
import { useOpenRow } from '@/components/explorer/state/use-open-row';
import { rememberFilter } from '@/components/filters/recent-filters';
import { SeverityMark, severityColour } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import type { LogPattern } from '@/model/log-api';
import { isError } from '@/model/severity';
import classes from './patterns.module.css';
import { templateParts } from './template-parts';

const SERVICES = 3;

/** One kind of message: how often, how that changed, since when, by whom; its examples unfold. */
export function PatternItem({ pattern }: { pattern: LogPattern }) {
  const { t } = useTranslation('logs');
  const format = useFormat();
  const { go } = useExplorerState();
  const openRow = useOpenRow();
  const [open, setOpen] = useState(false);
  const style = { '--share': `${pattern.share * 100}%` } as CSSProperties;
  const others = pattern.services.length - SERVICES;
  const context = { locale: format.locale, timeZone: format.timeZone, wrap: false, hits: undefined };
  const showRows = () => {
    rememberFilter(pattern.filter);
    go({ filter: pattern.filter, tab: null });
  };
  return (
    <li className={classes.item} style={style}>
      <div className={classes.head}>
        <button type="button" className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight aria-hidden size={14} className={classes.chevron} />
          <span className={classes.template}>
            {templateParts(pattern.template).map(({ text, isVariable }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one template never move
              <bdi key={index} className={isVariable ? classes.variable : undefined}>
                {text}
              </bdi>
            ))}
          </span>
        </button>
        <div className={classes.figures}>
          <Sparkline values={pattern.trend} colour={severityColour(pattern.severity)} label={t('patterns.trend')} />
          <span className={classes.count}>
            <strong>{format.count(pattern.count)}</strong>
            <span className={classes.share}>{format.percent(pattern.share)}</span>
          </span>
          <Button variant="default" onClick={showRows}>
            {t('patterns.show')}
          </Button>
        </div>
      </div>
      <div className={classes.facts}>
        <SeverityMark severity={pattern.severity} />
        {pattern.error_share > 0 && !isError(pattern.severity) ? (
          <span>{t('patterns.errors', { share: format.percent(pattern.error_share) })}</span>
        ) : null}
        {pattern.services.slice(0, SERVICES).map((service) => (
          <ServiceCell key={service} service={service} />
        ))}
        {others > 0 ? <span>{t('patterns.others', { count: others })}</span> : null}
        <span>{t('patterns.first', { time: format.time(pattern.first_seen, 'date-time') })}</span>
        <span>{t('patterns.last', { time: format.time(pattern.last_seen, 'date-time') })}</span>
        {pattern.filter_is_exact ? null : <span>{t('patterns.inexact')}</span>}
      </div>
      {open ? (
        <ol className={classes.examples} aria-label={t('patterns.examples')}>
          {pattern.examples.map((row) => (
            <li key={row.id}>
              <button type="button" className={classes.example} onClick={() => openRow(row)}>
                <TimeCell timestamp={row.timestamp} context={context} />
                <Message body={row.body} context={context} />
              </button>
            </li>
          ))}
        </ol>
      ) : null}
    </li>
  );
}
