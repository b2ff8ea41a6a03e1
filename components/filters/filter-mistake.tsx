'use client';

import { useMistakeWords } from '@/components/ui/use-error-words';
import type { findFilterError } from '@/model/filter/parse-filter';
import classes from './filter-bar.module.css';

/** Characters after which a mistake is told to the left of where it is, so that the sentence stays on the screen. */
const FAR = 50;

/** What is wrong with the filter and what to write instead, under the character where it begins. */
export function FilterMistake(props: {
  id: string;
  text: string;
  error: NonNullable<ReturnType<typeof findFilterError>>;
  scroll: number;
  isHidden: boolean;
}) {
  const { text, error } = props;
  const mistakeWords = useMistakeWords();
  const isFar = error.offset > FAR;
  const shift = isFar ? 0 : -props.scroll;
  return (
    <div className={classes.pointer} data-far={isFar} style={{ transform: `translateX(${shift}px)` }}>
      <span aria-hidden className={classes.unseen}>
        {isFar ? '' : text.slice(0, error.offset)}
      </span>
      <span id={props.id} role="alert" className={classes.error} data-below={props.isHidden}>
        {mistakeWords(error)}
      </span>
    </div>
  );
}
