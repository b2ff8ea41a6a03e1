import { BlockSignal, type OwnColumns } from '@/pipeline/block/block-signal';
import { RecordValues } from '@/pipeline/block/record-values';
import { ArrayColumn, type Column, LowCardinalityColumn, PlainColumn } from '@/pipeline/native/columns';
import { TOY } from './toy-model';

/** A call's own values. */
export class ToyValues extends RecordValues {
  status = '';
  operation = '';
  durationNs = 0;
  ratio = 0;
  client = '';
  tags: readonly string[] = [];
}

class ToyColumns implements OwnColumns<ToyValues> {
  private readonly status = new LowCardinalityColumn();
  private readonly operation = new LowCardinalityColumn();
  private readonly duration = new PlainColumn('Int64');
  private readonly ratio = new PlainColumn('Float64');
  private readonly client = new PlainColumn('String');
  private readonly tags = new ArrayColumn(new PlainColumn('String'));
  readonly columns = new Map<string, Column>([
    ['status', this.status],
    ['operation', this.operation],
    ['duration_ns', this.duration],
    ['ratio', this.ratio],
    ['client', this.client],
    ['tags', this.tags],
  ]);

  append({ status, operation, durationNs, ratio, client, tags }: ToyValues): void {
    this.status.appendText(status);
    this.operation.appendText(operation);
    this.duration.int64(durationNs);
    this.ratio.float64(ratio);
    this.client.text(client);
    for (const tag of tags) this.tags.values.text(tag);
    this.tags.endRow(tags.length);
  }

  read(column: string, { status, operation, durationNs, ratio, client }: ToyValues): string {
    const texts: Record<string, unknown> = { status, operation, duration_ns: durationNs, ratio, client };
    return String(texts[column] ?? '');
  }

  sum(name: string, { durationNs }: ToyValues): number {
    return name === 'duration_ns' ? durationNs : 0;
  }
}

export const TOY_SIGNAL = new BlockSignal(TOY, () => new ToyColumns());
