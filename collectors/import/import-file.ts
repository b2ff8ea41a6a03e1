import path from 'node:path';
import { type Batch, batchesOf, noCounts, type ReadCounts } from './batches';
import { defaultsOf } from './file-defaults';
import type { FoundFile } from './find-files';
import { openFile } from './open-file';
import type { ImportOptions } from './options';
import { NotALogError, readFile } from './read-file';
import { readText } from './read-text';
import { addResults, SendError, type SendOptions, type SendResult, sendBatch } from './send';
import { type FileState, fileKey, type ImportState } from './state';

/** What became of a file. */
export interface FileOutcome {
  read: ReadCounts;
  /** Records an earlier run had sent. */
  before: number;
  sent: SendResult;
  /** Why reading or sending stopped before the end. */
  fault: unknown;
}

export interface FileJob {
  file: FoundFile;
  options: ImportOptions;
  state: ImportState;
  send: SendOptions;
  shiftNanos: bigint;
  nowMs: number;
  onBytes: (bytes: number) => void;
  onRecords: (records: number) => void;
  /** True when the person asked to stop: what is under way is finished, nothing new is begun. */
  isStopping: () => boolean;
}

/** Requests of a file on their way at once: one is read and encoded while the server stores the others. */
const IN_FLIGHT = 4;

/** The steps of a file's content. @throws NotALogError */
export async function* stepsOf(job: Pick<FileJob, 'file' | 'options' | 'nowMs' | 'onBytes'>) {
  const { file, options, nowMs, onBytes } = job;
  const source = await readText(openFile(file.path, onBytes));
  if (!source) throw new NotALogError('not text');
  yield* readFile(source, path.basename(file.path), defaultsOf(file, options, nowMs));
}

/** Sends batches a few at a time and keeps, in the state, up to which one the server has them all. */
class Sender {
  sent: SendResult = { stored: 0, duplicates: 0, rejected: {}, firstError: undefined };
  private readonly job: FileJob;
  private readonly key: string;
  private readonly flying = new Set<Promise<void>>();
  private readonly acknowledged = new Map<number, number>();
  private contiguous: FileState;
  private fault: unknown;

  constructor(job: FileJob, key: string, state: FileState) {
    this.job = job;
    this.key = key;
    this.contiguous = state;
  }

  async add(batch: Batch, index: number): Promise<void> {
    const flight = this.fly(batch, index).finally(() => this.flying.delete(flight));
    this.flying.add(flight);
    if (this.flying.size >= IN_FLIGHT) await Promise.race(this.flying);
    if (this.fault !== undefined) throw this.fault;
  }

  async finish(done: boolean): Promise<void> {
    await Promise.all(this.flying);
    const complete = done && this.fault === undefined;
    if (complete || this.contiguous.batches > 0) {
      await this.job.state.set(this.key, { ...this.contiguous, done: complete }, true);
    }
    if (this.fault !== undefined) throw this.fault;
  }

  private async fly(batch: Batch, index: number): Promise<void> {
    try {
      const { generation, shift } = this.contiguous;
      const id = `import-${this.key}-${generation}-${shift}-${index}`;
      const result = await sendBatch(batch, id, this.job.send);
      this.sent = addResults(this.sent, result);
      this.job.onRecords(batch.records);
      this.acknowledged.set(index, batch.records);
      await this.advance();
    } catch (error) {
      this.fault ??= error;
    }
  }

  private async advance(): Promise<void> {
    let { batches, records } = this.contiguous;
    for (let next = this.acknowledged.get(batches); next !== undefined; next = this.acknowledged.get(batches)) {
      this.acknowledged.delete(batches);
      batches += 1;
      records += next;
    }
    this.contiguous = { ...this.contiguous, batches, records };
    await this.job.state.set(this.key, this.contiguous);
  }
}

/** Where to begin: after what an earlier run sent, or anew when a finished file is wanted once more. */
function startOf({ file, shiftNanos }: FileJob, earlier: FileState | undefined): FileState {
  const anew = { path: file.path, batches: 0, records: 0, done: false, shift: String(shiftNanos) };
  if (!earlier) return { ...anew, generation: 1 };
  return earlier.done ? { ...anew, generation: earlier.generation + 1 } : earlier;
}

/**
 * Imports one file, from where an earlier run stopped. Never throws for a fault of the file or the server: it is in the outcome.
 */
export async function importFile(job: FileJob): Promise<FileOutcome> {
  const { file, options, state } = job;
  const fileName = path.basename(file.path);
  const key = fileKey(file, options);
  const start = startOf(job, state.get(key));
  const sender = new Sender(job, key, start);
  const read = noCounts();
  const outcome: FileOutcome = { read, before: start.records, sent: sender.sent, fault: undefined };
  try {
    let index = 0;
    let finished = true;
    for await (const batch of batchesOf(stepsOf(job), { fileName, shiftNanos: BigInt(start.shift) }, read)) {
      if (job.isStopping()) {
        finished = false;
        break;
      }
      if (index >= start.batches) await sender.add(batch, index);
      else job.onRecords(batch.records);
      index += 1;
    }
    await sender.finish(finished);
  } catch (error) {
    outcome.fault = error;
    // All that a damaged file holds has been sent; one that is no log is looked at again next time.
    const finished = !(error instanceof SendError || error instanceof NotALogError);
    await sender.finish(finished).catch(() => undefined);
  }
  outcome.sent = sender.sent;
  return outcome;
}
