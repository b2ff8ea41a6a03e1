import { parseFilter } from '@/model/filter/parse-filter';
import type { QueryContext } from '@/queries/query-context';
import type { RecordSource, StoredRecord } from './record-source';
import { firstIdAt, type TailEvent, tailRecords } from './tail-records';

const EVERY_MS = 1000;
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Matches as they arrive, asked for once a second until the signal aborts; null now and then when nothing came,
 * so that the connection stays open. The filter is checked before anything is returned.
 */
export function followRecords<Row extends StoredRecord>(
  source: RecordSource<Row>,
  filter: string,
  context: QueryContext,
): AsyncIterable<TailEvent<Row> | null> {
  const node = parseFilter(filter, source.model.fields);
  return follow();

  async function* follow(): AsyncIterable<TailEvent<Row> | null> {
    let after = firstIdAt(context.now);
    let quietMs = 0;
    while (!context.signal?.aborted) {
      const { last, ...event } = await tailRecords(source, node, after, context);
      after = last;
      quietMs = event.rows.length > 0 ? 0 : quietMs + EVERY_MS;
      if (event.rows.length > 0) yield event;
      else if (quietMs % SIGN_OF_LIFE_MS === 0) yield null;
      await pause(EVERY_MS, context.signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
