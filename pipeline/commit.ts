import type { TelemetryWriter } from '@/store/telemetry/writer';

const RETRY_DELAYS_MS = [200, 500, 1000, 2000, 5000];

export interface Committer {
  writer: TelemetryWriter;
  sleep(ms: number): Promise<void>;
  /** Told of every failed attempt, for the log. */
  onFailure(name: string, error: unknown): void;
}

/**
 * Runs inserts until they succeed; each carries the same token every time, so that repeating a finished one changes nothing.
 * @returns 'refused' when the store will never take these bytes
 */
export async function insertUntilStored(
  committer: Committer,
  name: string,
  insert: (writer: TelemetryWriter) => Promise<void>,
): Promise<'stored' | 'refused'> {
  for (let attempt = 0; ; attempt++) {
    try {
      await insert(committer.writer);
      return 'stored';
    } catch (error) {
      committer.onFailure(name, error);
      if (committer.writer.refuses(error)) return 'refused';
      await committer.sleep(RETRY_DELAYS_MS[attempt] ?? 5000);
    }
  }
}
