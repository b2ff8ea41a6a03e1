import { seriesColour } from '@/components/ui/series-colour';
import { SeverityMark } from '@/components/ui/severity-mark';
import type { LogRow } from '@/model/log';
import { fieldValue } from './field-value';
import { splitHits } from './highlight';
import { toOneLine, toRowText } from './plain-text';
import { toExactTime, toRowTime } from './row-time';
import classes from './rows.module.css';

/** What every cell of the list needs to know; one object for all rows, so that rows are drawn only when they change. */
export interface CellContext {
  locale: string;
  timeZone: string;
  wrap: boolean;
  hits: RegExp | undefined;
}

/** The value of a field, drawn as its kind asks for. Text from outside is text, never markup. */
export function Cell({ row, field, context }: { row: LogRow; field: string; context: CellContext }) {
  if (field === 'timestamp') return <TimeCell timestamp={row.timestamp} context={context} />;
  if (field === 'severity') return <SeverityMark severity={row.severity} />;
  if (field === 'service') return <ServiceCell service={row.service} />;
  const value = fieldValue(row, field);
  if (field === 'body') return <Message body={value} context={context} />;
  return <bdi className={classes.mono}>{toOneLine(toRowText(value, 300))}</bdi>;
}

export function TimeCell({ timestamp, context }: { timestamp: string; context: CellContext }) {
  const { day, clock } = toRowTime(timestamp, Date.now(), context.locale, context.timeZone);
  return (
    <time
      className={classes.time}
      dateTime={timestamp}
      title={toExactTime(timestamp, context.locale, context.timeZone)}
    >
      <span className={classes.day}>{day}</span> {clock}
    </time>
  );
}

export function ServiceCell({ service }: { service: string }) {
  if (!service) return null;
  return (
    <span className={classes.service}>
      <span aria-hidden className={classes.dot} style={{ background: seriesColour(service) }} />
      <bdi className={classes.serviceName}>{service}</bdi>
    </span>
  );
}

export function Message({ body, context }: { body: string; context: CellContext }) {
  const plain = toRowText(body);
  const runs = splitHits(context.wrap ? plain : toOneLine(plain), context.hits);
  let at = 0;
  return (
    <bdi className={classes.message}>
      {runs.map((run) => {
        const key = at;
        at += run.text.length;
        return run.hit ? <mark key={key}>{run.text}</mark> : run.text;
      })}
    </bdi>
  );
}
