'use client';

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './views.module.css';

/** A name for the present state of the screen. */
export function SaveViewForm({ onSave }: { onSave: (name: string) => void }) {
  const { t } = useTranslation('explorer');
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    onSave(name.trim());
    setName('');
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        className={classes.formName}
        data-autofocus
        value={name}
        maxLength={100}
        aria-label={t('views.newName')}
        placeholder={t('views.newName')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!name.trim()}>
        {t('views.save')}
      </Button>
    </form>
  );
}
