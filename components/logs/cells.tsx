'use client';

import type { CellContext } from '@/components/explorer/explorer-source';
import { CardLines, Message, ServiceCell, TextCell, TimeCell } from '@/components/explorer/rows/cells';
import { SeverityMark } from '@/components/ui/severity-mark';
import { useFormat } from '@/components/ui/use-format';
import type { LogRow } from '@/model/log';
import { SEVERITIES } from '@/model/severity';
import { fieldValue } from './field-value';

/** The value of a field, drawn as its kind asks for. */
export function LogCell({ row, field, context }: { row: LogRow; field: string; context: CellContext }) {
  if (field === 'timestamp') return <TimeCell timestamp={row.timestamp} context={context} />;
  if (field === 'severity') return <SeverityMark severity={row.severity} />;
  if (field === 'service') return <ServiceCell service={row.service} />;
  if (field === 'body') return <Message body={row.body} context={context} />;
  return <TextCell value={fieldValue(row, field)} />;
}

/** A log on a phone: when, how bad and who above, the message below. */
export function LogCard({ row, context }: { row: LogRow; context: CellContext }) {
  const head = (
    <>
      <SeverityMark severity={row.severity} hideLabel />
      <TimeCell timestamp={row.timestamp} context={context} />
      <ServiceCell service={row.service} />
    </>
  );
  return (
    <CardLines head={head}>
      <Message body={row.body} context={context} />
    </CardLines>
  );
}

/** A value of a facet: severities with their mark, services with their colour. */
export function LogValue({ field, value }: { field: string; value: string }) {
  const severity = field === 'severity' ? SEVERITIES.find((known) => known === value) : undefined;
  if (severity) return <SeverityMark severity={severity} />;
  return field === 'service' ? <ServiceCell service={value} /> : <bdi>{value}</bdi>;
}

/** What a log is recognised by above its detail. */
export function LogTitle({ row }: { row: LogRow }) {
  const { locale, timeZone } = useFormat();
  return (
    <>
      <SeverityMark severity={row.severity} />
      <ServiceCell service={row.service} />
      <TimeCell timestamp={row.timestamp} context={{ locale, timeZone, wrap: false, hits: undefined }} />
    </>
  );
}
