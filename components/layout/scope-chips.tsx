'use client';

import { IconChevronDown } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadWhenConnected } from '@/components/data/connection';
import { SCOPES, type ScopeName, useScope } from '@/components/data/use-scope';
import { Dropdown } from '@/components/ui/dropdown';
import classes from './scope-chips.module.css';

const ScopePanel = dynamic(() => loadWhenConnected(() => import('./scope-panel')).then((module) => module.ScopePanel), {
  ssr: false,
  loading: () => <div className={classes.panel} />,
});

/** What everything on the screen is narrowed to; kept when changing screens and part of a shared address. */
export function ScopeChips() {
  return (
    <div className={classes.chips}>
      {SCOPES.map((name) => (
        <ScopeChip key={name} name={name} />
      ))}
    </div>
  );
}

function ScopeChip({ name }: { name: ScopeName }) {
  const { t } = useTranslation('shell');
  const scope = useScope();
  const [opened, setOpened] = useState(false);
  const value = scope[name];
  return (
    <Dropdown
      opened={opened}
      onChange={setOpened}
      label={t(`scope.choose.${name}`)}
      target={(attributes) => (
        <button
          type="button"
          className={classes.chip}
          data-set={value !== null}
          aria-label={t('scope.label', { name: t(`scope.${name}`), value: value ?? t(`scope.all.${name}`) })}
          {...attributes}
        >
          <span className={classes.name}>{t(`scope.${name}`)}</span>
          <span className={classes.value}>{value ?? t('scope.any')}</span>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      )}
    >
      <div className={classes.panel}>
        <ScopePanel
          name={name}
          onChoose={(next) => {
            scope.setScope(name, next);
            setOpened(false);
          }}
        />
      </div>
    </Dropdown>
  );
}
