import type { ReactNode } from 'react';

/** A part of the screen that scrolls by itself, within reach of the keyboard; `label` names it for screen readers. */
export function ScrollRegion({
  label,
  className,
  heightPx,
  children,
}: {
  label: string;
  className: string | undefined;
  heightPx?: number;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={className} tabIndex={0} aria-label={label} style={{ height: heightPx }}>
      {children}
    </section>
  );
}
