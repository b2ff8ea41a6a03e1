'use client';

import { IconHistory } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/components/ui/use-format';
import classes from './filter-bar.module.css';
import type { Suggestion } from './use-filter-suggestions';

/** The list under the filter; the input keeps the focus and names the active entry. */
export function FilterSuggestionList(props: {
  id: string;
  open: boolean;
  items: readonly Suggestion[];
  active: number;
  onChoose: (item: Suggestion) => void;
}) {
  const { id, open, items, active, onChoose } = props;
  const { t } = useTranslation('explorer');
  const format = useFormat();
  useEffect(() => {
    if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div className={classes.popup} hidden={!open}>
      <div id={`${id}-list`} role="listbox" aria-label={t('filter.suggestions')} className={classes.list}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox input handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, aria-activedescendant points here
          <div
            key={`${item.kind} ${item.text} ${item.note}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes.option}
            data-kind={item.kind}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(item)}
          >
            {item.kind === 'recent' ? <IconHistory aria-hidden size={13} className={classes.optionIcon} /> : null}
            <bdi className={classes.optionText}>{item.text === '' ? t('value.empty') : item.text}</bdi>
            <span className={classes.note}>{item.kind === 'value' ? format.count(item.note) : item.note}</span>
          </div>
        ))}
      </div>
      <p className={classes.help} aria-hidden>
        {t('filter.keysHint')}
      </p>
    </div>
  );
}
