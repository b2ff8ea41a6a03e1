import { CopyButton } from '@/components/ui/copy-button';
import classes from './detail.module.css';

/** Text as it is, of which the button copies `value`; `label` says what that is. It scrolls by itself when `isTall`. */
export function CopyableText({
  text,
  value,
  label,
  isTall = false,
}: {
  text: string;
  value: string;
  label: string;
  isTall?: boolean;
}) {
  return (
    <div className={classes.copyable}>
      <span className={classes.copy}>
        <CopyButton value={value} label={label} />
      </span>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre className={classes.text} data-tall={isTall} tabIndex={0}>
        <bdi>{text}</bdi>
      </pre>
    </div>
  );
}
