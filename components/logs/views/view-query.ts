/** State that belongs to the moment, not to a view one comes back to. */
const MOMENTARY = ['log', 'detail', 'refresh'];

/** The part of an address worth saving, without the leading `?`. */
export function viewQuery(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of MOMENTARY) params.delete(name);
  return params.toString();
}
