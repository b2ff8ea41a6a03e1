import type { ReactNode } from 'react';
import classes from './detail.module.css';

/**
 * A record for reading, in the order every signal keeps: what it is, its long text in full width, what belongs to it,
 * and its fields.
 */
export function RecordDetail(props: { summary: ReactNode; text: ReactNode; related?: ReactNode; fields: ReactNode }) {
  return (
    <div className={classes.content}>
      <div className={classes.summary}>{props.summary}</div>
      {props.text}
      {props.related ? <div className={classes.related}>{props.related}</div> : null}
      {props.fields}
    </div>
  );
}
