'use client';

import { Kbd } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/ui/dialog';
import classes from './key-help.module.css';
import { listKeys } from './key-registry';

/** The keys that work on this screen now, with what they do. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('shell');
  return (
    <Dialog onClose={onClose} title={t('keys.title')}>
      <dl className={classes.list}>
        {listKeys().map(({ keys, label }) => (
          <div key={keys} className={classes.row}>
            <dt>
              <KeyNames keys={keys} />
            </dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function KeyNames({ keys }: { keys: string }) {
  const { t } = useTranslation('shell');
  const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const name = (key: string): string => {
    if (key === 'mod') return isApple ? '⌘' : 'Ctrl';
    if (key === 'escape') return 'Esc';
    if (key === 'space') return t('keys.space');
    return key.length > 1 ? key.charAt(0).toUpperCase() + key.slice(1) : key;
  };
  return keys.split(' ').map((chord, index) => (
    <span key={chord} className={classes.chord}>
      {index > 0 ? <span className={classes.followed}>{t('keys.followedBy')}</span> : null}
      {chord
        .split(/\+(?=.)/)
        .filter(Boolean)
        .map((key) => (
          <Kbd key={key}>{name(key)}</Kbd>
        ))}
    </span>
  ));
}
