/** Everything that is counted, each beside the same count over the records. */
const COUNTED = [
  {
    rows: `SELECT toString(toStartOfMinute(timestamp)), toString(service), toString(severity), toString(source), count() FROM logs GROUP BY ALL`,
    rollup: `SELECT toString(minute), toString(service), toString(severity), toString(source), sum(records) FROM log_counts_1m GROUP BY ALL`,
  },
  {
    rows: `SELECT toString(toStartOfFiveMinutes(timestamp)), toString(service), toString(severity), f.1, toString(f.2), count() FROM logs
           ARRAY JOIN [('http.route', toString(http_route)), ('source', toString(source)), ('scope', toString(scope)), ('host.name', toString(host))] AS f
           WHERE f.2 != '' GROUP BY ALL`,
    rollup: `SELECT toString(bucket), toString(service), toString(severity), toString(field), value, sum(records) FROM log_facets_5m
             WHERE field IN ('http.route', 'source', 'scope', 'host.name') GROUP BY ALL`,
  },
  {
    rows: `SELECT toString(toStartOfHour(timestamp)), 'attributes', toString(key), count() FROM logs ARRAY JOIN mapKeys(attributes) AS key GROUP BY ALL`,
    rollup: `SELECT toString(hour), toString(kind), toString(key), sum(records) FROM log_keys_1h WHERE kind = 'attributes' GROUP BY ALL`,
  },
  {
    rows: `SELECT toString(source), count() FROM logs GROUP BY ALL`,
    rollup: `SELECT toString(source), sum(records) FROM ledger WHERE outcome = 'stored' GROUP BY ALL`,
  },
];

/**
 * Rows of rollups and ledger that do not follow from the records, or are missing.
 * @param ask runs one statement; none of them has parameters
 */
export async function differencesFromRows(ask: (query: string) => Promise<unknown[]>): Promise<unknown[]> {
  const differences: unknown[] = [];
  for (const { rows, rollup } of COUNTED) {
    // EXCEPT alone leaves out what only the other side has.
    differences.push(...(await ask(`(${rows}) EXCEPT (${rollup})`)), ...(await ask(`(${rollup}) EXCEPT (${rows})`)));
  }
  return differences;
}
