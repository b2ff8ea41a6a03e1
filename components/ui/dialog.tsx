'use client';

import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';
import { tabStops } from './first-focus';
import { useFloatingLayer } from './use-floating-layer';

export interface DialogProps {
  onClose: () => void;
  title: ReactNode;
  /** What the cross is called where "Close" is not enough. */
  closeLabel?: string;
  /** A sheet comes from the bottom edge and fills the width. */
  shape?: 'centre' | 'sheet';
  /** Under the content, always in sight. */
  foot?: ReactNode;
  children: ReactNode;
}

/** Something to be dealt with before the page goes on: nothing behind it reacts, tab stays inside. */
export function Dialog(props: DialogProps) {
  const { t } = useTranslation('shell');
  const titleId = useId();
  const layer = useRef<HTMLDivElement>(null);
  useFloatingLayer({ opened: true, onClose: props.onClose, layer, isModal: true });
  return createPortal(
    <div className={classes.cover} data-shape={props.shape ?? 'centre'}>
      <div aria-hidden className={classes.shade} onPointerDown={props.onClose} />
      <div
        ref={layer}
        role="dialog"
        aria-modal="true"
        aria-labelledby={titleId}
        tabIndex={-1}
        className={classes.dialog}
        onKeyDown={keepTabInside}
      >
        <div className={classes.head}>
          <h2 id={titleId} className={classes.title}>
            {props.title}
          </h2>
          <ActionIcon aria-label={props.closeLabel ?? t('close')} onClick={props.onClose}>
            <IconX size={16} />
          </ActionIcon>
        </div>
        <div className={classes.body}>{props.children}</div>
        {props.foot ? <div className={classes.foot}>{props.foot}</div> : null}
      </div>
    </div>,
    document.body,
  );
}

function keepTabInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Tab') return;
  const stops = tabStops(event.currentTarget);
  const end = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== end && document.activeElement !== event.currentTarget) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
}
