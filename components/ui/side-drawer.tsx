'use client';

import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/components/layout/use-keys';
import { ResizeEdge } from './resize-edge';
import classes from './side-drawer.module.css';

const MINIMUM_WIDTH = 320;
const KEY_STEP = 32;

/**
 * Detail beside the content: a column of the row it stands in, over it where the window is narrow, a sheet on a phone.
 * The content stays usable, `esc` closes, and the left edge moves by pointer or arrow keys.
 * The caller keeps what is open in the URL. Focus moves in when it opens and back when it closes.
 */
export function SideDrawer(props: { title: ReactNode; actions?: ReactNode; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('shell');
  const titleId = useId();
  const ref = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(480);
  const isSheet = useMediaQuery('(max-width: 48em)');
  useKeys({ escape: { run: props.onClose, label: t('keys.close') } });
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  const resize = (wanted: number) => setWidth(Math.max(MINIMUM_WIDTH, Math.min(window.innerWidth * 0.8, wanted)));
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
