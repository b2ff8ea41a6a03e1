/** State that belongs to the moment, not to a view one comes back to. */
const MOMENTARY = ['detail', 'refresh'];

/** The part of an address worth saving, without the leading `?`. `open` is the parameter of the open record. */
export function viewQuery(search: string, open: string): string {
  const params = new URLSearchParams(search);
  for (const name of [open, ...MOMENTARY]) params.delete(name);
  return params.toString();
}
