import type { ComponentProps, ReactNode } from 'react';
import classes from './text-field.module.css';

/** One line of text with an icon before it. A native input: the explorer's first load carries no form library. */
export function TextField({ icon, label, ...input }: ComponentProps<'input'> & { icon: ReactNode; label: string }) {
  return (
    <span className={classes.field}>
      <span aria-hidden className={classes.icon}>
        {icon}
      </span>
      <input type="text" autoComplete="off" spellCheck={false} {...input} aria-label={label} placeholder={label} />
    </span>
  );
}
