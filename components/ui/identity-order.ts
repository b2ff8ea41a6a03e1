/** What has a colour of its own. Two kinds never stand on one screen, so each counts for itself. */
export type IdentityKind = 'service' | 'account' | 'provider';

const COLOURS = 10;
/** Beyond this many nobody knows them by colour; the list stays small enough to keep. */
const MOST_KEPT = 500;

/** The token of an identity, by when it was first met: the first ten differ. What has no name or was never met is neutral. */
export function identityColour(order: readonly string[], identity: string): string {
  const place = order.indexOf(identity);
  return place < 0 || identity === '' ? 'var(--mg-series-other)' : `var(--mg-series-${(place % COLOURS) + 1})`;
}

/** The order with a newly met identity at its end; the same list when there is nothing to add. */
export function meetIdentity(order: readonly string[], identity: string): readonly string[] {
  if (identity === '' || order.length >= MOST_KEPT || order.includes(identity)) return order;
  return [...order, identity];
}
