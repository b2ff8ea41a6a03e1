const DAY_MS = 86_400_000;

/**
 * Years for dates that come without one (syslog, Android), in the order of the file.
 * With a given year that is where the file begins, and a step back by half a year or more (December to January) begins the next.
 * Otherwise a date belongs to the last year in which it is not after the file's last change.
 * @param lastChangeMs milliseconds since the epoch
 */
export function yearReader(lastChangeMs: number, firstYear?: number): (month: number, day: number) => number {
  if (firstYear === undefined) {
    const changed = new Date(lastChangeMs).getUTCFullYear();
    // One day of grace: the file's zone may be ahead of UTC.
    return (month, day) => (Date.UTC(changed, month - 1, day) > lastChangeMs + DAY_MS ? changed - 1 : changed);
  }
  let year = firstYear;
  let lastMonth = 0;
  return (month) => {
    if (lastMonth - month >= 6) year += 1;
    lastMonth = month;
    return year;
  };
}
