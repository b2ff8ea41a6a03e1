import type { RecordView } from '@/analysis/filter/record-view';

/** What is to become of a record: stored, or only counted under the name of the filter that excluded it. */
export type Decision = 'keep' | { readonly drop: string };

/** Asked of each record before anything of it is appended or counted, so that rows, rollups and ledger agree. */
export type Decide = (record: RecordView) => Decision;
