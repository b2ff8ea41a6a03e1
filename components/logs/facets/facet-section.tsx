'use client';

import { IconChevronDown, IconPin, IconPinFilled, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { anyTerm, namedValues, withoutField } from '@/components/filters/filter-terms';
import { useFacets } from '@/components/logs/state/logs-queries';
import type { LogsActions } from '@/components/logs/state/use-logs-actions';
import type { FrozenRange } from '@/components/logs/state/use-logs-range';
import { useFieldLabel } from '@/components/logs/use-field-label';
import { useFormat } from '@/components/ui/use-format';
import type { LogFacet } from '@/model/log-api';
import { type FacetPreferences, searchFacet } from './facet-preferences';
import { FacetValue } from './facet-value';
import classes from './facets.module.css';
import { missingValues, orderValues, type ShownValue, withMissing } from './order-values';

const FEW = 10;
const MORE = 50;

export interface FacetSectionProps {
  facet: LogFacet;
  search: string;
  range: FrozenRange | undefined;
  filter: string;
  actions: LogsActions;
  isPinned: boolean;
  isAdded: boolean;
  isClosed: boolean;
  onToggle: (list: keyof FacetPreferences) => void;
  /** Takes away a facet that was added. */
  onRemove: () => void;
}

/**
 * One field. While the filter names it, its values are counted without that condition: otherwise only the chosen value
 * would be left, with nothing to change to.
 */
export function FacetSection(props: FacetSectionProps) {
  const { facet, filter, actions, search } = props;
  const { t } = useTranslation('logs');
  const label = useFieldLabel();
  const format = useFormat();
  const [wantsMore, setWantsMore] = useState(false);
  const { values, distinct } = useShownFacet(props, wantsMore);
  const sum = values.reduce((total, { count }) => total + Number(count ?? 0), 0);
  const hidden = distinct - values.filter(({ count }) => count !== '0').length;
  const name = label(facet.field);
  return (
    <section className={classes.section} aria-label={name}>
      <header className={classes.head}>
        <button
          type="button"
          className={classes.fold}
          aria-expanded={!props.isClosed}
          onClick={() => props.onToggle('closed')}
        >
          <IconChevronDown aria-hidden size={13} className={classes.chevron} />
          <bdi className={classes.name}>{name}</bdi>
          {props.isClosed ? null : <span className={classes.distinct}>{format.count(distinct)}</span>}
        </button>
        {props.isAdded ? (
          <button
            type="button"
            className={classes.tool}
            aria-label={t('facets.remove', { name })}
            onClick={props.onRemove}
          >
            <IconX size={12} />
          </button>
        ) : null}
        <button
          type="button"
          className={`${classes.tool} ${classes.pin}`}
          data-pinned={props.isPinned}
          title={t(props.isPinned ? 'facets.unpin' : 'facets.pin')}
          aria-label={t('facets.pinNamed', { name })}
          aria-pressed={props.isPinned}
          onClick={() => props.onToggle('pinned')}
        >
          {props.isPinned ? <IconPinFilled size={12} /> : <IconPin size={12} />}
        </button>
      </header>
      {props.isClosed ? null : (
        <ul className={classes.values}>
          {values.map(({ value, count }) => (
            <FacetValue
              key={value}
              field={facet.field}
              value={value}
              count={count}
              sum={sum}
              filter={filter}
              actions={actions}
            />
          ))}
          {values.length === 0 ? <li className={classes.none}>{t('facets.noValues')}</li> : null}
        </ul>
      )}
      {!props.isClosed && !search && hidden > 0 && !wantsMore ? (
        <button type="button" className={classes.more} onClick={() => setWantsMore(true)}>
          {t('facets.more', { count: hidden, total: format.count(hidden) })}
        </button>
      ) : null}
    </section>
  );
}

/**
 * The facet as counted with the rest, or by itself when it needs other conditions or more values. What the filter names
 * is always there: a condition one cannot see cannot be taken back.
 */
function useShownFacet(props: FacetSectionProps, wantsMore: boolean): { values: ShownValue[]; distinct: number } {
  const { facet, filter, search, range } = props;
  const fields = facet.field;
  const freed = withoutField(filter, fields);
  const isOwn = !props.isClosed && (wantsMore || freed !== filter);
  const limit = wantsMore || search ? MORE : FEW;
  const { data } = useFacets(range, freed, { fields, limit, enabled: isOwn });
  const own = isOwn ? data?.data[0] : undefined;
  const shown = own ? searchFacet(own, search) : facet;
  // Severities are few and have many spellings.
  const isWhole = search !== '' || fields === 'severity';
  const missing = isWhole ? [] : missingValues(shown.values, namedValues(filter, fields));
  const enabled = own !== undefined && missing.length > 0;
  const rare = useFacets(range, anyTerm(freed, fields, missing), { fields, limit: MORE, enabled });
  const counted = enabled && !rare.isPlaceholderData ? rare.data?.data[0] : undefined;
  return { values: withMissing(orderValues(shown), missing, counted), distinct: shown.distinct };
}
