'use client';

import { IconChevronDown, IconPin, IconPinFilled, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { Facet } from '@/components/explorer/explorer-source';
import { useFacets } from '@/components/explorer/state/explorer-queries';
import type { ExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import type { FrozenRange } from '@/components/explorer/state/use-frozen-range';
import { useFieldLabel } from '@/components/explorer/use-field-label';
import { anyTerm, namedValues, withoutField } from '@/components/filters/filter-terms';
import { useFormat } from '@/components/ui/use-format';
import { type FacetPreferences, searchFacet } from './facet-preferences';
import { FacetValue } from './facet-value';
import classes from './facets.module.css';
import { missingValues, orderValues, type ShownValue, withMissing } from './order-values';

const FEW = 10;
const MORE = 50;

export interface FacetSectionProps {
  facet: Facet;
  search: string;
  range: FrozenRange | undefined;
  filter: string;
  actions: ExplorerActions;
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
  const { t } = useTranslation('explorer');
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
  const { fields } = useExplorer();
  const { facet, filter, search, range } = props;
  const field = facet.field;
  const freed = withoutField(fields, filter, field);
  const isOwn = !props.isClosed && (wantsMore || freed !== filter);
  const limit = wantsMore || search ? MORE : FEW;
  const { data } = useFacets(range, freed, { fields: field, limit, enabled: isOwn });
  const own = isOwn ? data?.data[0] : undefined;
  const shown = own ? searchFacet(own, search) : facet;
  // The values of an enum are few and have many spellings.
  const isWhole = search !== '' || fields.find(field)?.type === 'enum';
  const missing = isWhole ? [] : missingValues(shown.values, namedValues(fields, filter, field));
  const enabled = own !== undefined && missing.length > 0;
  const rare = useFacets(range, anyTerm(freed, field, missing), { fields: field, limit: MORE, enabled });
  const counted = enabled && !rare.isPlaceholderData ? rare.data?.data[0] : undefined;
  return { values: withMissing(orderValues(shown, fields), missing, counted), distinct: shown.distinct };
}
