'use client';

import { ActionIcon } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/components/layout/use-keys';
import classes from './drawer.module.css';
import { ResizeEdge } from './resize-edge';

const MINIMUM_WIDTH = 320;
/** As a share of the window. */
const WIDEST = 0.8;
const DEFAULT_WIDTH = 480;
const KEY_STEP = 32;

export interface DrawerProps {
  title: ReactNode;
  actions?: ReactNode;
  onClose: () => void;
  /** To what this was opened from, when details stack up: a log, its trace, its host. */
  back?: { label: string; onBack: () => void } | undefined;
  children: ReactNode;
}

/**
 * Detail beside the content: above 1,200 px a column of the row it stands in, so that the content makes room; over it
 * where the window is narrower; a sheet on a phone. The content stays usable, `esc` closes, and the left edge moves by
 * pointer or arrow keys. The caller keeps what is open in the URL. Focus moves in when it opens and back when it closes.
 */
export function Drawer(props: DrawerProps) {
  const { t } = useTranslation('shell');
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useLocalStorage({ key: 'mangru-drawer-width', defaultValue: DEFAULT_WIDTH });
  const isSheet = useMediaQuery('(max-width: 48em)');
  useKeys({ escape: { run: props.onClose, label: t('keys.close') } });
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const resize = (wanted: number) =>
    setWidth(Math.round(Math.max(MINIMUM_WIDTH, Math.min(window.innerWidth * WIDEST, wanted))));
  return (
    <aside
      ref={ref}
      tabIndex={-1}
      aria-labelledby={titleId}
      className={classes.drawer}
      style={isSheet ? undefined : { width }}
    >
      {isSheet ? null : (
        <ResizeEdge
          label={t('drawerWidth')}
          width={width}
          minimum={MINIMUM_WIDTH}
          side="left"
          step={KEY_STEP}
          className={classes.grip}
          onResize={resize}
        />
      )}
      <header className={classes.head}>
        {props.back ? (
          <ActionIcon aria-label={props.back.label} title={props.back.label} onClick={props.back.onBack}>
            <IconArrowLeft size={16} />
          </ActionIcon>
        ) : null}
        <h2 id={titleId} className={classes.title}>
          {props.title}
        </h2>
        {props.actions}
        <ActionIcon aria-label={t('keys.close')} onClick={props.onClose}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={classes.body}>{props.children}</div>
    </aside>
  );
}

/** What a detail says, in the order it is read; text and stack traces take the full width. */
export function DrawerSlots(props: { summary?: ReactNode; text?: ReactNode; related?: ReactNode; fields?: ReactNode }) {
  return (
    <>
      {props.summary ? <section className={classes.slot}>{props.summary}</section> : null}
      {props.text ? <section className={classes.text}>{props.text}</section> : null}
      {props.related ? <section className={classes.slot}>{props.related}</section> : null}
      {props.fields ? <section className={classes.slot}>{props.fields}</section> : null}
    </>
  );
}
