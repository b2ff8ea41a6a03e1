import type { TelemetryReader } from '@/store/telemetry/reader';
import { telemetryReader } from '@/store/topology';

/** What every query is handed: where to read, the time it is, and the signal that stops it in the engine. */
export interface QueryContext {
  reader: TelemetryReader;
  /** Milliseconds since the epoch; what `now` in a range means. */
  now: number;
  signal?: AbortSignal | undefined;
}

/** The store of this process, now. @param client who asks, so that it can follow how far its queries have come */
export async function queryContext(signal?: AbortSignal, client?: string): Promise<QueryContext> {
  const reader = await telemetryReader();
  const asking = client === undefined ? reader : named(reader, client);
  return { reader: asking, now: Date.now(), signal };
}

function named(reader: TelemetryReader, client: string): TelemetryReader {
  return {
    cluster: reader.cluster,
    query: (query) => reader.query({ ...query, client }),
    running: (other) => reader.running(other),
  };
}
