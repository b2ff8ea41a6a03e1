'use client';

/** When, how often, share, and the palette: the right end of every header. */
export function HeaderControls({ hasTime }: { hasTime: boolean }) {
  return <div data-time={hasTime} />;
}
