'use client';

import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/components/layout/use-keys';
import { findFilterError } from '@/model/filter/parse-filter';
import { type CompletionSpot, completeFilter } from './complete-filter';
import classes from './filter-bar.module.css';
import { FilterMirror } from './filter-mirror';
import { FilterMistake } from './filter-mistake';
import type { FilterSource } from './filter-source';
import { FilterState } from './filter-state';
import { FilterSuggestionList } from './filter-suggestion-list';
import { useDraft } from './use-draft';
import { type Suggestion, useFilterSuggestions } from './use-filter-suggestions';

/**
 * The one place to type a filter. `onRun` receives only texts that parse; a mistake is underlined where it is
 * once the person asked to run it.
 */
export function FilterBar(props: {
  source: FilterSource;
  label: string;
  /** An example of what can be typed. */
  placeholder: string;
  filter: string;
  onRun: (filter: string) => void;
}) {
  const { filter, onRun } = props;
  const { t } = useTranslation('explorer');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const draft = useDraft(filter);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [scroll, setScroll] = useState(0);
  const { spot, items } = useFilterSuggestions(props.source, draft.text, draft.caret, open);
  const error = draft.asked || draft.text === filter ? findFilterError(draft.text, props.source.fields) : null;
  const expanded = open && items.length > 0;
  const chosen = expanded ? items[active] : undefined;
  const offered = chosen ?? (expanded && isBegun(spot) ? items[0] : undefined);

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  const run = (text: string) => {
    close();
    draft.ask();
    if (!findFilterError(text, props.source.fields)) onRun(text);
  };
  const write = (text: string, caret: number) => {
    draft.write(text, caret);
    setActive(-1);
    setOpen(true);
  };
  const choose = (item: Suggestion, at: CompletionSpot | undefined) => {
    if (item.kind === 'recent') {
      draft.write(item.text, item.text.length);
      run(item.text);
      return;
    }
    if (!at) return;
    const completed = completeFilter(draft.text, at, item.text);
    write(completed.text, completed.caret);
    moveCaret(input.current, completed.caret);
  };
  const step = (by: number) => {
    setOpen(true);
    setActive((before) => Math.max(-1, Math.min(items.length - 1, before + by)));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const actions = new Map<string, (() => void) | undefined>([
      ['ArrowDown', () => step(1)],
      ['ArrowUp', () => step(-1)],
      ['Enter', () => (chosen ? choose(chosen, spot) : run(draft.text))],
      ['Tab', offered ? () => choose(offered, spot) : undefined],
      ['Escape', expanded ? close : () => input.current?.blur()],
    ]);
    const action = actions.get(event.key);
    if (!action || event.ctrlKey || event.metaKey || (event.key === 'Tab' && event.shiftKey)) return;
    event.preventDefault();
    action();
  };

  useKeys({
    '/': { run: () => input.current?.focus(), label: t('filter.focusKey') },
    'mod+enter': { run: () => run(draft.text), label: t('filter.runKey') },
  });

  return (
    <search className={classes.bar} data-invalid={error !== null} data-edited={draft.isEdited}>
      <IconSearch aria-hidden size={15} className={classes.icon} />
      <div className={classes.field}>
        <FilterMirror text={draft.text} error={error} scroll={scroll} />
        <input
          ref={input}
          className={classes.input}
          value={draft.text}
          role="combobox"
          aria-label={props.label}
          aria-expanded={expanded}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-invalid={error !== null}
          aria-describedby={error ? `${id}-error` : undefined}
          placeholder={props.placeholder}
          maxLength={4000}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => write(event.target.value, event.target.selectionStart ?? event.target.value.length)}
          onSelect={(event) => draft.place(event.currentTarget.selectionStart ?? 0)}
          onScroll={(event) => setScroll(event.currentTarget.scrollLeft)}
          onFocus={() => setOpen(true)}
          onBlur={close}
          onKeyDown={onKeyDown}
        />
        {error ? (
          <FilterMistake id={`${id}-error`} text={draft.text} error={error} scroll={scroll} isHidden={expanded} />
        ) : null}
      </div>
      <FilterState
        text={draft.text}
        isEdited={draft.isEdited}
        onRun={() => run(draft.text)}
        onClear={() => {
          run(draft.write('', 0));
          // The button goes away; what is typed next belongs here, not to the page's shortcuts.
          input.current?.focus();
        }}
      />
      <FilterSuggestionList
        id={id}
        open={expanded}
        items={items}
        active={active}
        onChoose={(item) => choose(item, spot)}
      />
    </search>
  );
}

/** Something is begun at the caret that tab can finish; otherwise tab goes on to what comes next on the page. */
const isBegun = (spot: CompletionSpot | undefined) =>
  spot !== undefined && (spot.kind === 'value' || spot.prefix !== '');

/** The caret can only be placed after React wrote the new text. */
function moveCaret(input: HTMLInputElement | null, caret: number): void {
  requestAnimationFrame(() => input?.setSelectionRange(caret, caret));
}
