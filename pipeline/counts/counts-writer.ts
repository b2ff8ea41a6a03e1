import type { Member, Spool } from '@/pipeline/spool';
import { LedgerCounts, type LedgerEvent } from './ledger-counts';
import type { Counts } from './rollup-rows';

/** Counts follow their records within this time: one insert a second a table instead of one a batch. */
const FLUSH_EVERY_MS = 1000;

export interface CountsWriterOptions {
  spool: Pick<Spool, 'removeCounts'> & {
    writeCounts(name: string, counts: Counts, shard: number, members: readonly Member[]): Promise<void>;
  };
  /** Inserts until it succeeds; `name` is the token. */
  insert(name: string, counts: Counts, shard: number): Promise<void>;
  /** Where they are to go and to stay. */
  chooseShard(): number;
  now(): number;
  /** A batch name of its own, also across restarts. */
  newName(): string;
}

/** Gathers the counts of stored batches and writes them together. What is gathered stays in the spool until then. */
export class CountsWriter {
  private readonly options: CountsWriterOptions;
  private counts: Counts = {};
  private members: Member[] = [];
  private readonly ledger = new LedgerCounts();
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(options: CountsWriterOptions) {
    this.options = options;
  }

  /** @param member the batch whose manifest holds these counts until they are written */
  add(counts: Counts, member: Member): void {
    this.addRows(counts);
    this.members.push(member);
    this.arm();
  }

  /** Counts what no batch holds; events of a minute add up, so that a day of refusals takes no more room than one. */
  count(event: LedgerEvent): void {
    this.ledger.add(event, this.options.now());
    this.arm();
  }

  /** Resolves when everything added so far is in the store. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.running.then(() => this.write());
    return this.running;
  }

  private arm(): void {
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_EVERY_MS);
  }

  private addRows(counts: Counts): void {
    for (const [table, rows] of Object.entries(counts)) {
      const list = this.counts[table] ?? [];
      this.counts[table] = list;
      for (const row of rows) list.push(row);
    }
  }

  private async write(): Promise<void> {
    const { spool, newName, insert, chooseShard } = this.options;
    const { counts, members } = this;
    const counted = this.ledger.take();
    this.counts = {};
    this.members = [];
    const all: Counts = { ...counts, ledger: [...(counts.ledger ?? []), ...counted.map((row) => ({ ...row }))] };
    if (members.length === 0 && Object.values(all).every((rows) => rows.length === 0)) return;
    const name = newName();
    const shard = chooseShard();
    try {
      await spool.writeCounts(name, all, shard, members);
    } catch {
      // No room for it now: the batches' own manifests still hold the counts, so they are tried again as they were.
      this.addRows(counts);
      this.members.push(...members);
      for (const row of counted) this.ledger.addRow(row);
      this.arm();
      return;
    }
    await insert(name, all, shard);
    await spool.removeCounts(name);
  }
}
