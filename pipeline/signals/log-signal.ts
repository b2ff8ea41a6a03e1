import { AppError } from '@/model/errors';
import { SEVERITIES, type Severity, severityOf } from '@/model/severity';
import { BlockSource } from '@/pipeline/block/block-source';
import { PromotedColumns } from '@/pipeline/block/promoted';
import { PROMOTED_FIELDS, SCOPE_SLOT } from '@/pipeline/block/promoted-fields';
import { BlockRollup } from '@/pipeline/block/rollup';
import { storageDay } from '@/pipeline/block/storage-day';
import { type Column, LowCardinalityColumn, MapColumn, PlainColumn, writeBlock } from '@/pipeline/native/columns';
import { NanoTime } from '@/pipeline/native/nano-time';
import { Slice } from '@/pipeline/native/slice';

/** What one request adds to the rollup tables. `minute`, `hour` and `day` count from the epoch. */
export interface LogRollups {
  retentionDays: number;
  counts: { minute: number; day: number; service: string; severity: string; records: number; bytes: number }[];
  facets: {
    minute: number;
    day: number;
    service: string;
    severity: string;
    field: string;
    value: string;
    records: number;
  }[];
  keys: { hour: number; day: number; kind: 'attributes' | 'resource'; key: string; records: number }[];
}

export interface BlockOptions {
  source: string;
  /** 0 keeps the records for ever. */
  retentionDays: number;
  /** The arrival. */
  nowMs: number;
}

/** One record's own fields, reused between records; attributes are appended before it. */
export class LogValues {
  readonly time = new NanoTime();
  /** OpenTelemetry SeverityNumber, 0-24. */
  severityNumber = 0;
  readonly severityText = new Slice();
  readonly body = new Slice();
  /** 16 bytes, their lower-case hexadecimal digits, or none; the span's 8 alike. */
  readonly traceId = new Slice();
  readonly spanId = new Slice();
  /** Size on the wire. */
  bytes = 0;
}

/** The columns of a block, in its order; the others of the table have defaults. */
export const BLOCK_COLUMNS: readonly string[] = [
  'id',
  'timestamp',
  'severity_number',
  'severity',
  'severity_text',
  'service',
  'body',
  'trace_id',
  'span_id',
  'scope',
  'source',
  'retention_days',
  'day',
  'attributes',
  'resource',
  ...PROMOTED_FIELDS.map((field) => field.column),
];

let blocks = 0;

/** Resource attributes stand in every row: a small body may ask for billions of them. */
const MAX_RESOURCE_ENTRIES = 4_000_000;
const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;
const TWO_32 = 0x1_0000_0000;
/** What OpenTelemetry calls a resource without `service.name`. */
const UNKNOWN_SERVICE = 'unknown_service';

/**
 * Collects the records of one request as columns of the `logs` table and writes them as one ClickHouse `Native` block.
 * Strings go from the sender's bytes to the column without becoming JavaScript strings.
 * Order of calls: `startResource`, `resource`…, `startScope`, `resource`… for what the scope adds, then per record
 * `attribute`… and `endRecord`. Where records of several sources alternate, `currentSource` and `switchTo` bring back one that was started before.
 */
export class LogBlock {
  /** Tells blocks apart for those who must not hold on to one. */
  readonly serial = ++blocks;
  rows = 0;
  private readonly timestamp = new PlainColumn("DateTime64(9, 'UTC')");
  private readonly severityNumber = new PlainColumn('UInt8');
  private readonly severity = new LowCardinalityColumn();
  private readonly severityText = new LowCardinalityColumn();
  private readonly service = new LowCardinalityColumn();
  private readonly body = new PlainColumn('String');
  private readonly traceId = new PlainColumn('String');
  private readonly spanId = new PlainColumn('String');
  private readonly scope = new LowCardinalityColumn();
  private readonly collector = new LowCardinalityColumn();
  private readonly retentionDays = new PlainColumn('UInt16');
  private readonly attributes = new MapColumn(new PlainColumn('String'));
  private readonly resources = new MapColumn(new LowCardinalityColumn());
  private readonly promoted = new PromotedColumns();
  private readonly rollup: BlockRollup;
  private readonly attributeSlots: number[] = [];
  private readonly resourceSlots: number[] = [];
  private readonly severityIndex: Record<Severity, number>;
  private readonly day = new PlainColumn('Date');
  private readonly options: BlockOptions;
  private recordKeys: number[] = [];
  private source: BlockSource;
  private resourceTotal = 0;

  constructor(options: BlockOptions) {
    this.options = options;
    this.rollup = new BlockRollup(options.nowMs);
    const entries = SEVERITIES.map((name) => [name, this.severity.dictionary.indexOfText(name)] as const);
    this.severityIndex = Object.fromEntries(entries) as Record<Severity, number>;
    this.collector.dictionary.indexOfText(options.source);
    this.source = this.newSource();
  }

  startResource(): void {
    this.rollup.countSources();
    this.switchTo(this.newSource());
  }

  resource(keys: Buffer, keyStart: number, keyEnd: number, values: Buffer, start: number, end: number): void {
    const { source } = this;
    const { dictionary } = this.resources.keys;
    const key = dictionary.indexOf(keys, keyStart, keyEnd);
    source.entries.push({ key, value: this.resources.values.dictionary.indexOf(values, start, end) });
    const slot = this.promoted.slotOf(this.resources.keys, key, this.resourceSlots);
    this.promoted.addResource(source, slot, values, start, end);
    if (end > start && dictionary.text(key) === 'service.name') {
      source.service = this.service.dictionary.indexOf(values, start, end);
    }
  }

  startScope(name: Buffer, start: number, end: number): void {
    this.rollup.countSources();
    this.source.startScope(this.scope.dictionary.indexOf(name, start, end));
  }

  /** What was started last, complete. */
  get currentSource(): BlockSource {
    return this.source;
  }

  switchTo(source: BlockSource): void {
    if (source === this.source) return;
    this.source = source;
    this.promoted.switchTo(source);
  }

  attribute(keys: Buffer, keyStart: number, keyEnd: number, values: Buffer, start: number, end: number): void {
    this.attributeAt(this.attributeKey(keys, keyStart, keyEnd), values, start, end);
  }

  /** The index of an attribute's key, for `attributeAt`. */
  attributeKey(keys: Buffer, start: number, end: number): number {
    return this.attributes.keys.dictionary.indexOf(keys, start, end);
  }

  attributeAt(key: number, values: Buffer, start: number, end: number): void {
    this.recordKeys.push(key);
    this.attributes.keys.append(key);
    this.attributes.values.string(values, start, end);
    const slot = this.promoted.slotOf(this.attributes.keys, key, this.attributeSlots);
    if (slot >= 0) this.promoted.setRecord(slot, values, start, end);
  }

  /** @throws AppError too_large when resource attributes × records are too many */
  endRecord(record: LogValues): void {
    const { source } = this;
    this.resourceTotal += source.entries.length;
    if (this.resourceTotal > MAX_RESOURCE_ENTRIES) {
      throw new AppError(
        'too_large',
        'The resource has too many attributes for so many records. Send fewer at a time.',
      );
    }
    this.rows++;
    const severity = this.severityIndex[severityOf(record.severityNumber)];
    this.timestamp.halves(record.time.low, record.time.high);
    this.severityNumber.uint8(record.severityNumber);
    this.severity.append(severity);
    const { severityText, body, traceId, spanId } = record;
    this.severityText.appendBytes(severityText.bytes, severityText.start, severityText.end);
    this.service.append(source.service);
    this.body.string(body.bytes, body.start, body.end);
    this.traceId.id(traceId.bytes, traceId.start, traceId.end, TRACE_ID_BYTES);
    this.spanId.id(spanId.bytes, spanId.start, spanId.end, SPAN_ID_BYTES);
    this.scope.append(source.scope);
    this.collector.append(0);
    this.retentionDays.uint16(this.options.retentionDays);
    for (const { key, value } of source.entries) {
      this.resources.keys.append(key);
      this.resources.values.append(value);
    }
    this.resources.endRow(source.entries.length);
    const minute = record.time.toMinute();
    const group = this.rollup.record(minute, source, severity, record.bytes);
    this.day.uint16(this.rollup.dayOf(group));
    this.promoted.endRecord(this.rollup, group);
    this.rollup.keys(minute, this.recordKeys);
    this.attributes.endRow(this.recordKeys.length);
    this.recordKeys.length = 0;
  }

  /**
   * The block, or undefined when no record was added.
   * @param firstId id of the first record, the others follow on
   */
  toNative(firstId: bigint): Buffer | undefined {
    if (this.rows === 0) return undefined;
    const ids = new PlainColumn('UInt64');
    const id = new NanoTime();
    id.setNanos(firstId);
    // A run of ids never crosses a 32-bit boundary by more than one carry.
    for (let i = 0; i < this.rows; i++) {
      const low = id.low + i;
      ids.halves(low % TWO_32, id.high + Math.floor(low / TWO_32));
    }
    const columns = new Map<string, Column>([
      ['id', ids],
      ['timestamp', this.timestamp],
      ['severity_number', this.severityNumber],
      ['severity', this.severity],
      ['severity_text', this.severityText],
      ['service', this.service],
      ['body', this.body],
      ['trace_id', this.traceId],
      ['span_id', this.spanId],
      ['scope', this.scope],
      ['source', this.collector],
      ['retention_days', this.retentionDays],
      ['day', this.day],
      ['attributes', this.attributes],
      ['resource', this.resources],
      ...this.promoted.columns(),
    ]);
    return writeBlock(columns, this.rows);
  }

  toRollups(): LogRollups {
    this.rollup.countSources();
    const names = (group: { minute: number; day: number; service: number; severity: number }) => ({
      minute: group.minute,
      day: group.day,
      service: this.service.dictionary.text(group.service),
      severity: this.severity.dictionary.text(group.severity),
    });
    const counts = this.rollup.groups.map((group) => ({ ...names(group), records: group.records, bytes: group.bytes }));
    const facets: LogRollups['facets'] = counts.map((row) => ({ ...row, field: 'source', value: this.options.source }));
    for (const { slot, group, value, records } of this.rollup.facetCounts()) {
      const scope = slot === SCOPE_SLOT;
      const text = scope ? this.scope.dictionary.text(value) : this.promoted.text(slot, value);
      const field = scope ? 'scope' : (PROMOTED_FIELDS[slot]?.name ?? '');
      if (text !== '') facets.push({ ...names(group), field, value: text, records });
    }
    return { retentionDays: this.options.retentionDays, counts, facets, keys: this.keyRollup() };
  }

  private keyRollup(): LogRollups['keys'] {
    const keys: LogRollups['keys'] = [];
    for (const { hour, index, records } of this.rollup.keyCounts()) {
      keys.push({
        hour,
        day: storageDay(hour * 60, this.options.nowMs),
        kind: 'attributes',
        key: this.attributes.keys.dictionary.text(index),
        records,
      });
    }
    for (const { hour, index, records } of this.rollup.resourceKeyCounts()) {
      keys.push({
        hour,
        day: storageDay(hour * 60, this.options.nowMs),
        kind: 'resource',
        key: this.resources.keys.dictionary.text(index),
        records,
      });
    }
    return keys;
  }

  private newSource(): BlockSource {
    const service = this.service.dictionary.indexOfText(UNKNOWN_SERVICE);
    return new BlockSource(service, this.scope.dictionary.indexOfText(''));
  }
}
