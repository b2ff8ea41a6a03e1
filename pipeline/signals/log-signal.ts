import { SEVERITIES, type Severity, severityOf } from '@/model/severity';
import { LOGS } from '@/model/signals/logs';
import { BlockSignal, type OwnColumns } from '@/pipeline/block/block-signal';
import { type BlockOptions, RecordBlock } from '@/pipeline/block/record-block';
import { RecordValues } from '@/pipeline/block/record-values';
import { type Column, LowCardinalityColumn, PlainColumn } from '@/pipeline/native/columns';
import { Slice } from '@/pipeline/native/slice';

/** A log record's own values. */
export class LogValues extends RecordValues {
  /** OpenTelemetry SeverityNumber, 0-24. */
  severityNumber = 0;
  readonly severityText = new Slice();
  readonly body = new Slice();
  /** 16 bytes, their lower-case hexadecimal digits, or none; the span's 8 alike. */
  readonly traceId = new Slice();
  readonly spanId = new Slice();
}

const TRACE_ID_BYTES = 16;
const SPAN_ID_BYTES = 8;

class LogColumns implements OwnColumns<LogValues> {
  readonly columns: ReadonlyMap<string, Column>;
  private readonly severityNumber = new PlainColumn('UInt8');
  private readonly severity = new LowCardinalityColumn();
  private readonly severityText = new LowCardinalityColumn();
  private readonly body = new PlainColumn('String');
  private readonly traceId = new PlainColumn('String');
  private readonly spanId = new PlainColumn('String');
  private readonly severityIndex: Record<Severity, number>;

  constructor() {
    const entries = SEVERITIES.map((name) => [name, this.severity.dictionary.indexOfText(name)] as const);
    this.severityIndex = Object.fromEntries(entries) as Record<Severity, number>;
    this.columns = new Map<string, Column>([
      ['severity_number', this.severityNumber],
      ['severity', this.severity],
      ['severity_text', this.severityText],
      ['body', this.body],
      ['trace_id', this.traceId],
      ['span_id', this.spanId],
    ]);
  }

  append({ severityNumber, severityText, body, traceId, spanId }: LogValues): void {
    this.severityNumber.uint8(severityNumber);
    this.severity.append(this.severityIndex[severityOf(severityNumber)]);
    this.severityText.appendBytes(severityText.bytes, severityText.start, severityText.end);
    this.body.string(body.bytes, body.start, body.end);
    this.traceId.id(traceId.bytes, traceId.start, traceId.end, TRACE_ID_BYTES);
    this.spanId.id(spanId.bytes, spanId.start, spanId.end, SPAN_ID_BYTES);
  }

  read(column: string, { severityNumber, severityText, body, traceId, spanId }: LogValues): string {
    switch (column) {
      case 'severity_number':
        return String(severityNumber);
      case 'severity':
        return severityOf(severityNumber);
      case 'severity_text':
        return severityText.toString();
      case 'body':
        return body.toString();
      case 'trace_id':
        return traceId.idText(TRACE_ID_BYTES);
      case 'span_id':
        return spanId.idText(SPAN_ID_BYTES);
      default:
        return '';
    }
  }
}

/** How logs are written: the columns that only they have. */
const LOG_SIGNAL = new BlockSignal(LOGS, () => new LogColumns());

/** A block of log records. */
export class LogBlock extends RecordBlock<LogValues> {
  constructor(options: BlockOptions) {
    super(LOG_SIGNAL, options);
  }
}
