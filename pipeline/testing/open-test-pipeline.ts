import { readEnv } from '@/env';
import type { LogRecord } from '@/model/log';
import type { Source } from '@/model/source';
import { openPipeline } from '@/pipeline/open-pipeline';
import type { Pipeline } from '@/pipeline/pipeline';
import { openTestStore, type TestStore } from '@/store/testing/open-test-store';
import { submitRecords } from './submit-records';

export interface TestPipeline extends TestStore {
  pipeline: Pipeline;
  /** Stores records as if they had come in, `nowMs` aside; the promise resolves when they can be read. */
  insertLogs(records: readonly Partial<LogRecord>[], source?: Source): Promise<void>;
}

/** A record of this moment that says nothing. */
export function emptyRecord(): LogRecord {
  return {
    timeUnixNano: '0',
    observedTimeUnixNano: '0',
    severityNumber: 9,
    severityText: '',
    body: '',
    traceId: '',
    spanId: '',
    scope: '',
    attributes: {},
    resource: {},
  };
}

/** A real store with a real pipeline before it. @param onFailure told of failed commits, none of which is expected without it */
export async function openTestPipeline(
  env: Record<string, string> = {},
  onFailure: (name: string, error: unknown) => void = (name, error) => {
    throw new Error(`commit ${name} failed`, { cause: error });
  },
): Promise<TestPipeline> {
  const store = await openTestStore();
  const settings = readEnv({ NODE_ENV: 'test', MANGRU_DATA_DIR: store.dataDir, MANGRU_MIN_FREE_MIB: '0', ...env });
  const pipeline = await openPipeline(settings, store.writer, onFailure);
  (globalThis as Record<symbol, unknown>)[Symbol.for('mangru.pipeline')] = Promise.resolve(pipeline);
  return {
    ...store,
    pipeline,
    insertLogs: async (records, source = 'json') => {
      const full = records.map((record) => ({ ...emptyRecord(), ...record }));
      await submitRecords(pipeline, { source, records: full, bytes: JSON.stringify(full).length });
      await pipeline.flushCounts();
    },
    close: async () => {
      await pipeline.drain();
      await store.close();
    },
  };
}
