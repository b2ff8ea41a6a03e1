import type { RecordBlock } from '@/pipeline/block/record-block';
import { type Counts, RollupRows } from '@/pipeline/counts/rollup-rows';

/** What a block counts, by rollup table. */
export function countsOf(block: Pick<RecordBlock, 'addCountsTo'>): Counts {
  const rows = new RollupRows();
  block.addCountsTo(rows);
  return rows.toCounts();
}
