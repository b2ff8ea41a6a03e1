import { tokenizeFilter } from '@/model/filter/tokenize-filter';
import classes from './filter-bar.module.css';

/** The coloured text under the transparent input, and the underline where a mistake is. */
export function FilterMirror(props: {
  text: string;
  error: { offset: number; length: number } | null;
  scroll: number;
}) {
  const { text, error, scroll } = props;
  const shift = { transform: `translateX(${-scroll}px)` };
  return (
    <div aria-hidden className={classes.mirror}>
      <div style={shift} className={classes.layer}>
        {tokenizeFilter(text).map((token) => (
          <span key={token.start} data-kind={token.kind} data-negated={token.negated}>
            {token.text}
          </span>
        ))}
      </div>
      {error ? (
        <div style={shift} className={classes.layer}>
          <span className={classes.unseen}>{text.slice(0, error.offset)}</span>
          <span className={classes.underline}>{text.slice(error.offset, error.offset + error.length) || ' '}</span>
        </div>
      ) : null}
    </div>
  );
}
