import type { ReactNode } from 'react';
import type { CellContext } from '@/components/explorer/explorer-source';
import { useIdentityColour } from '@/components/ui/use-identity-colour';
import { splitHits } from './highlight';
import { toOneLine, toRowText } from './plain-text';
import { toExactTime, toRowTime } from './row-time';
import classes from './rows.module.css';

/** A value in one line. Text from outside is text, never markup. */
export function TextCell({ value }: { value: string }) {
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
  const colour = useIdentityColour('service', service);
  if (!service) return null;
  return (
    <span className={classes.service}>
      <span aria-hidden className={classes.dot} style={{ background: colour }} />
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

/** A row on a phone: its marks in one line, what happened below. */
export function CardLines({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <>
      <div className={classes.cardHead}>{head}</div>
      {children}
    </>
  );
}
