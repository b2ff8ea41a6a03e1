'use client';

import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './palette.module.css';
import { filterPalette } from './palette-entries';
import { usePaletteGroups } from './use-palette-groups';

const [store, actions] = createSpotlight();

/** The list hands this on to its scroll area, which then scrolls by keyboard as well; its type does not say so. */
const SCROLLS = { viewportProps: { tabIndex: 0 } };

/** One field that reaches everything: screens, services, saved views, traces, actions. */
export function Palette(props: {
  opened: boolean;
  query: string;
  onQuery: (query: string) => void;
  onClose: () => void;
}) {
  const { opened, query } = props;
  const { t } = useTranslation('shell');
  const { groups, direct } = usePaletteGroups(opened, query);
  useEffect(() => {
    if (opened) actions.open();
    else actions.close();
  }, [opened]);
  const shown = [...direct, ...filterPalette(groups, query)];
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={props.onQuery}
      onSpotlightClose={props.onClose}
      transitionProps={{ duration: 120 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.4 }}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      classNames={{
        action: classes.action,
        actionsGroup: classes.group,
        actionsList: classes.list,
        search: classes.search,
      }}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.open')}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList {...SCROLLS}>
        {shown.map(({ label, entries }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {entries.map((entry) => (
              <Spotlight.Action key={entry.id} label={entry.label} onClick={entry.run} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {shown.length === 0 ? <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
