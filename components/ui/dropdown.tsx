'use client';

import { type ReactNode, useId, useRef } from 'react';
import classes from './dropdown.module.css';
import { useFloatingLayer } from './use-floating-layer';

export interface DropdownProps {
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** Names what opens. */
  label: string;
  /** The button; spread what it is given onto it. */
  target: (attributes: {
    'aria-haspopup': 'dialog' | 'menu';
    'aria-expanded': boolean;
    'aria-controls': string | undefined;
    onClick: () => void;
  }) => ReactNode;
  role?: 'dialog' | 'menu';
  children: ReactNode;
}

/**
 * A floating panel under the right end of a button, with the manners of `useFloatingLayer`. On a phone it spans the width
 * of the window.
 */
export function Dropdown({ opened, onChange, label, target, role = 'dialog', children }: DropdownProps) {
  const id = useId();
  const anchor = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  useFloatingLayer({ opened, onClose: () => onChange(false), layer, anchor });
  return (
    <div ref={anchor} className={classes.root}>
      {target({
        'aria-haspopup': role,
        'aria-expanded': opened,
        'aria-controls': opened ? id : undefined,
        onClick: () => onChange(!opened),
      })}
      {opened ? (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
        <div ref={layer} id={id} role={role} aria-label={label} tabIndex={-1} className={classes.panel}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
