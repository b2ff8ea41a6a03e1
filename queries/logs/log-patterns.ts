import type { z } from 'zod';
import { Drain, type LogCluster } from '@/analysis/log-patterns/drain';
import { toTokens } from '@/analysis/log-patterns/mask-variables';
import { patternPhrases } from '@/analysis/log-patterns/pattern-phrases';
import { type PatternText, patternText, tellApart } from '@/analysis/log-patterns/tell-apart';
import { templateId } from '@/analysis/log-patterns/template-id';
import { LOG_FIELDS } from '@/model/fields/log-fields';
import { allOf, type FilterNode } from '@/model/filter/filter-node';
import { printFilter } from '@/model/filter/print-filter';
import type { LogRow } from '@/model/log';
import type { LogPattern, LogPatterns, logRangeParamsSchema } from '@/model/log-api';
import { SEVERITIES, type Severity } from '@/model/severity';
import type { QueryContext } from '@/queries/query-context';
import { type RecordQuery, toRecordQuery } from '@/queries/records/record-query';
import { timestampWithin, toNanos } from '@/queries/time-to-sql';
import { param, sql } from '@/store/telemetry/sql';
import { type SampledLog, sampleLogs } from './log-sample';
import { LOG_SOURCE } from './log-source';

const SAMPLE_ROWS = 20_000;
/** Messages clustered before other requests get their turn: about 15 ms. */
const ROWS_A_TURN = 500;
const TREND_SLICES = 24;
const MAX_PATTERNS = 100;
const EXAMPLES = 3;
const MAX_SERVICES = 10;

/** What the sampled messages of one template have in common. */
interface Tally {
  severities: Map<Severity, number>;
  services: Set<string>;
  trend: number[];
  first: number;
  last: number;
  examples: SampledLog[];
}

/**
 * Matches grouped by template, commonest first. A bounded sample is clustered and its counts are scaled to all matches;
 * `sample` says how many of how many.
 */
export async function logPatterns(
  params: z.output<typeof logRangeParamsSchema>,
  context: QueryContext,
): Promise<LogPatterns> {
  const query = toRecordQuery(params, LOG_FIELDS, context.now);
  const { total, chunks } = await sampleLogs(query, SAMPLE_ROWS, context);
  const tallies = new Map<LogCluster, Tally>();
  const drain = new Drain();
  let rows = 0;
  for await (const chunk of chunks) {
    for (const [i, row] of chunk.entries()) {
      if (i % ROWS_A_TURN === 0) await new Promise(setImmediate);
      tally(tallies, drain.add(toTokens(row.body)), row, query);
    }
    rows += chunk.length;
  }
  const sorted = [...tallies].sort(([a], [b]) => b.size - a.size);
  const top = sorted.slice(0, MAX_PATTERNS);
  const examples = await readExamples(
    top.flatMap(([, { examples: sampled }]) => sampled),
    query,
    context,
  );
  const scale = rows === 0 ? 0 : Number(total) / rows;
  const texts = sorted.map(([{ template }, found]) =>
    patternText(
      template,
      found.examples.map((row) => row.body),
    ),
  );
  const data: LogPattern[] = [];
  for (const [i, [cluster, found]] of top.entries()) {
    await new Promise(setImmediate);
    data.push({ ...toPattern(cluster, found, scale, rows, examples), ...toFilter(texts, i, query.node) });
  }
  return { data, sample: { rows: String(rows), total } };
}

/** A filter for the rows of one pattern, without those of the others where these can be told apart. */
function toFilter(
  all: readonly PatternText[],
  index: number,
  asked: FilterNode,
): Pick<LogPattern, 'filter' | 'filter_is_exact'> {
  const own = all[index] ?? patternText([], []);
  const phrases = patternPhrases(own.template, own.examples);
  const { excluded, isExact } = tellApart(phrases, own, all.toSpliced(index, 1));
  const text = (value: string): FilterNode => ({ kind: 'text', value });
  const without = (value: string): FilterNode => ({ kind: 'not', child: text(value) });
  const node = allOf([asked, ...phrases.map(text), ...excluded.map(without)]);
  return { filter: printFilter(node), filter_is_exact: isExact };
}

function tally(
  tallies: Map<LogCluster, Tally>,
  cluster: LogCluster | null,
  row: SampledLog,
  { range }: RecordQuery,
): void {
  if (!cluster) return;
  const found = tallies.get(cluster) ?? newTally(row);
  tallies.set(cluster, found);
  const slice = Math.min(
    TREND_SLICES - 1,
    Math.floor(((row.at - range.from) / (range.to - range.from)) * TREND_SLICES),
  );
  found.trend[slice] = (found.trend[slice] ?? 0) + 1;
  found.first = Math.min(found.first, row.at);
  found.last = Math.max(found.last, row.at);
  found.severities.set(row.severity, (found.severities.get(row.severity) ?? 0) + 1);
  if (found.services.size < MAX_SERVICES) found.services.add(row.service);
  if (found.examples.length < EXAMPLES) found.examples.push(row);
}

function newTally(row: SampledLog): Tally {
  const trend = Array.from({ length: TREND_SLICES }, () => 0);
  return { severities: new Map(), services: new Set(), trend, first: row.at, last: row.at, examples: [] };
}

/** What most messages of a template are, of equals the worse: a few errors do not make the others errors. */
function commonestSeverity(counts: ReadonlyMap<Severity, number>): Severity {
  const countOf = (severity: Severity) => counts.get(severity) ?? 0;
  return SEVERITIES.reduce((best, severity) => (countOf(severity) > countOf(best) ? severity : best));
}

function toPattern(
  cluster: LogCluster,
  found: Tally,
  scale: number,
  rows: number,
  examples: ReadonlyMap<string, LogRow>,
): Omit<LogPattern, 'filter' | 'filter_is_exact'> {
  const template = cluster.template.join(' ');
  return {
    id: templateId(template),
    template,
    count: String(Math.round(cluster.size * scale)),
    share: cluster.size / rows,
    severity: commonestSeverity(found.severities),
    error_share: ((found.severities.get('fatal') ?? 0) + (found.severities.get('error') ?? 0)) / cluster.size,
    services: [...found.services].sort(),
    trend: found.trend.map((sampled) => Math.round(sampled * scale)),
    first_seen: new Date(found.first).toISOString(),
    last_seen: new Date(found.last).toISOString(),
    examples: found.examples.flatMap((row) => examples.get(row.id) ?? []),
  };
}

async function readExamples(
  sampled: SampledLog[],
  { range }: RecordQuery,
  context: QueryContext,
): Promise<Map<string, LogRow>> {
  if (sampled.length === 0) return new Map();
  const buckets = new Set(sampled.map((row) => String(Math.floor(row.at / 300_000) * 300)));
  const rows = await context.reader.query({
    name: 'logs.examples',
    sql: sql`SELECT ${LOG_SOURCE.columns} FROM logs
WHERE ${timestampWithin(toNanos(range))}
AND toStartOfFiveMinutes(timestamp) IN arrayMap(second -> toDateTime(toUInt32(second), 'UTC'), ${param.strings([...buckets])})
AND id IN arrayMap(text -> toUInt64(text), ${param.strings(sampled.map((row) => row.id))})`,
    row: LOG_SOURCE.row,
    signal: context.signal,
  });
  return new Map(rows.map((row) => [row.id, row]));
}
