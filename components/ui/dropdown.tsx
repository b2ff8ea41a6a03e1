'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import classes from './dropdown.module.css';

export interface DropdownProps {
  opened: boolean;
  onChange: (opened: boolean) => void;
  /** Names what opens. */
  label: string;
  /** The button; spread what it is given onto it. */
  target: (attributes: {
    'aria-expanded': boolean;
    'aria-controls': string | undefined;
    onClick: () => void;
  }) => ReactNode;
  children: ReactNode;
}

/**
 * A floating panel under the right end of a button. Opens with focus inside, closes on escape, on a click elsewhere and
 * when focus leaves, and gives focus back. On a phone it spans the width of the window.
 */
export function Dropdown({ opened, onChange, label, target, children }: DropdownProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!opened) return;
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) onChange(false);
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      onChange(false);
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
    document.addEventListener('pointerdown', closeOutside);
    document.addEventListener('focusin', closeOutside);
    document.addEventListener('keydown', closeOnEscape);
    return () => {
      document.removeEventListener('pointerdown', closeOutside);
      document.removeEventListener('focusin', closeOutside);
      document.removeEventListener('keydown', closeOnEscape);
    };
  }, [opened, onChange]);
  return (
    <div ref={root} className={classes.root}>
      {target({
        'aria-expanded': opened,
        'aria-controls': opened ? id : undefined,
        onClick: () => onChange(!opened),
      })}
      {opened ? (
        <div ref={panel} id={id} role="dialog" aria-label={label} tabIndex={-1} className={classes.panel}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
