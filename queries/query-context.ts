import type { TelemetryReader } from '@/store/telemetry/reader';
import { telemetryReader } from '@/store/topology';

/** What every query is handed: where to read, the time it is, and the signal that stops it in the engine. */
export interface QueryContext {
  reader: TelemetryReader;
  /** Milliseconds since the epoch; what `now` in a range means. */
  now: number;
  signal?: AbortSignal | undefined;
}

/** The store of this process, now. */
export async function queryContext(signal?: AbortSignal): Promise<QueryContext> {
  return { reader: await telemetryReader(), now: Date.now(), signal };
}
