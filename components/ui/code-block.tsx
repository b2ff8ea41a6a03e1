import classes from './code-block.module.css';
import { CopyButton } from './copy-button';
import { ScrollRegion } from './scroll-region';

/** Commands or configuration to copy. `label` names it for screen readers. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className={classes.block}>
      <ScrollRegion className={classes.scroll} label={label}>
        <pre className={classes.code}>
          <code>{code}</code>
        </pre>
      </ScrollRegion>
      <div className={classes.copy}>
        <CopyButton value={code} />
      </div>
    </div>
  );
}
