import type { LedgerEntry } from '@/model/ledger';
import { OUTCOMES, type Outcome } from '@/model/outcome';
import type { TimeRange } from '@/model/time-range';

/** One line of the ledger table: what became of the records of a source, and why. */
export interface LedgerLine {
  source: LedgerEntry['source'];
  outcome: Outcome;
  /** '' unless rejected or excluded. */
  reason: string;
  records: bigint;
  /** Requests refused whole; records in them that nobody could read are not counted. */
  requests: bigint;
  bytes: bigint;
  /** 0-1 of all records received. */
  share: number;
  /** The newest example of a rejection; '' otherwise. */
  example: string;
}

export interface LedgerSummary {
  received: bigint;
  byOutcome: Record<Outcome, bigint>;
  /** Requests refused whole. */
  refusedRequests: bigint;
  bytes: bigint;
  /** Rejections first, then by number of records. */
  lines: LedgerLine[];
}

/** Adds up ledger entries over time, key and route. */
export function summariseLedger(entries: readonly LedgerEntry[]): LedgerSummary {
  const lines = new Map<string, LedgerLine>();
  const byOutcome = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, 0n])) as Record<Outcome, bigint>;
  for (const entry of entries.toSorted((a, b) => a.period.localeCompare(b.period))) {
    const key = `${entry.source} ${entry.outcome} ${entry.reason}`;
    const line = lines.get(key) ?? emptyLine(entry);
    line.records += BigInt(entry.records);
    line.requests += BigInt(entry.requests);
    line.bytes += BigInt(entry.bytes);
    line.example = entry.example || line.example;
    lines.set(key, line);
    byOutcome[entry.outcome] += BigInt(entry.records);
  }
  const all = [...lines.values()];
  const received = all.reduce((sum, { records }) => sum + records, 0n);
  for (const line of all) line.share = received > 0n ? Number(line.records) / Number(received) : 0;
  return {
    received,
    byOutcome,
    refusedRequests: all.reduce((sum, { outcome, requests }) => sum + (outcome === 'rejected' ? requests : 0n), 0n),
    bytes: all.reduce((sum, { bytes }) => sum + bytes, 0n),
    lines: all.sort(rejectionsFirst),
  };
}

function emptyLine({ source, outcome, reason }: LedgerEntry): LedgerLine {
  return { source, outcome, reason, records: 0n, requests: 0n, bytes: 0n, share: 0, example: '' };
}

function rejectionsFirst(a: LedgerLine, b: LedgerLine): number {
  const rank = (line: LedgerLine) => (line.outcome === 'rejected' ? 0 : 1);
  return rank(a) - rank(b) || (b.records > a.records ? 1 : -1);
}

export type LedgerInterval = 'minute' | '5m' | 'hour' | 'day';

const INTERVALS: readonly [LedgerInterval, number][] = [
  ['minute', 60_000],
  ['5m', 300_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
];

const MOST_BARS = 300;

/** The finest interval that draws a range with at most 300 bars, and its length. */
export function chooseInterval(range: TimeRange): { interval: LedgerInterval; intervalMs: number } {
  const fitting = INTERVALS.find(([, ms]) => (range.to - range.from) / ms <= MOST_BARS) ?? ['day', 86_400_000];
  return { interval: fitting[0], intervalMs: fitting[1] };
}
