import type { LedgerRow } from './ledger';
import type { Counts, Spool } from './spool';

/** Counts follow their records within this time: one insert a second a table instead of one a batch. */
const FLUSH_EVERY_MS = 1000;

export interface TallyOptions {
  spool: Spool;
  /** Inserts until it succeeds; `name` is the token. */
  insert(name: string, counts: Counts): Promise<void>;
  now(): number;
}

/** Gathers the counts of stored batches and writes them together. What is gathered stays in the spool until then. */
export class TallyWriter {
  private readonly options: TallyOptions;
  private counts: Counts = {};
  private members: string[] = [];
  private sequence = 0;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(options: TallyOptions) {
    this.options = options;
  }

  /** @param member the batch whose manifest holds these counts until they are written */
  add(counts: Counts, member?: string): void {
    for (const [table, rows] of Object.entries(counts)) {
      const list = this.counts[table] ?? [];
      this.counts[table] = list;
      for (const row of rows) list.push(row);
    }
    if (member !== undefined) this.members.push(member);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_EVERY_MS);
  }

  addLedger(rows: readonly LedgerRow[]): void {
    if (rows.length > 0) this.add({ ledger: rows.map((row) => ({ ...row })) });
  }

  /** Resolves when everything added so far is in the store. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.running = this.running.then(() => this.write());
    return this.running;
  }

  private async write(): Promise<void> {
    const { counts, members } = this;
    this.counts = {};
    this.members = [];
    if (Object.values(counts).every((rows) => rows.length === 0)) return;
    const name = `${this.options.now()}-counts-${this.sequence++}`;
    try {
      await this.options.spool.writeTally(name, { counts, members });
    } catch {
      // No room for it now: the batches' own manifests still hold the counts, so they are tried again as they were.
      this.add(counts);
      this.members.push(...members);
      return;
    }
    await this.options.insert(name, counts);
    await this.options.spool.removeTally(name);
  }
}
