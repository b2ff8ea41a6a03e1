import { SIGNALS } from './signal';

/** What decides how long a record is kept: its signal, until routes and streams give classes of their own. */
export const RETENTION_CLASSES = [...SIGNALS, 'for-ever'] as const;

export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Days after the later of a record's day and its arrival, by class; 0 is for ever. */
export type Retention = Readonly<Record<RetentionClass, number>>;

/** @param days by class, where they differ from `defaultDays` */
export function retentionOf(defaultDays: number, days: Partial<Retention>): Retention {
  const classes = RETENTION_CLASSES.map((name) => [name, days[name] ?? defaultDays] as const);
  return { ...(Object.fromEntries(classes) as Record<RetentionClass, number>), 'for-ever': 0 };
}
