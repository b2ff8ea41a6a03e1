import Link from 'next/link';
import type { ReactNode } from 'react';
import classes from './figure.module.css';

/** One number with its name and what it counts. With `href` it opens what is behind it. */
export function Figure(props: {
  label: string;
  value: string;
  hint: string;
  href?: string;
  tone?: 'error' | undefined;
}) {
  const value = <span className={classes.value}>{props.value}</span>;
  return (
    <div className={classes.figure} data-tone={props.tone}>
      <dt className={classes.label}>{props.label}</dt>
      <dd className={classes.data}>
        {props.href ? <Link href={props.href}>{value}</Link> : value}
        <span className={classes.hint}>{props.hint}</span>
      </dd>
    </div>
  );
}

/** Figures side by side, divided by hairlines. */
export function FigureRow({ children }: { children: ReactNode }) {
  return <dl className={classes.row}>{children}</dl>;
}
