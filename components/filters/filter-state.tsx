'use client';

import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './filter-bar.module.css';

/** Whether the text is what is shown below, or how to make it so; and the way to clear it. */
export function FilterState(props: { text: string; isEdited: boolean; onRun: () => void; onClear: () => void }) {
  const { t } = useTranslation('explorer');
  return (
    <>
      <span role="status" className={classes.state}>
        {props.isEdited ? <span className={classes.unseen}>{t('filter.edited')}</span> : null}
        {!props.isEdited && props.text ? t('filter.applied') : null}
      </span>
      {props.isEdited ? (
        // The focus stays in the text, so that one can go on typing.
        <button
          type="button"
          className={classes.run}
          title={t('filter.edited')}
          onMouseDown={(event) => event.preventDefault()}
          onClick={props.onRun}
        >
          {t('filter.run')}
          <kbd aria-hidden>↵</kbd>
        </button>
      ) : null}
      {props.text ? (
        <ActionIcon size="sm" aria-label={t('filter.clear')} onClick={props.onClear}>
          <IconX size={14} />
        </ActionIcon>
      ) : (
        <kbd aria-hidden className={classes.hint}>
          /
        </kbd>
      )}
    </>
  );
}
