import type { QueryContext } from '@/queries/query-context';
import { exportRecords } from './export-records';
import { followRecords } from './follow-records';
import { listRecords } from './list-records';
import { recordContext } from './record-context';
import { recordFacets } from './record-facets';
import { recordFields } from './record-fields';
import { recordHistogram } from './record-histogram';
import { type RangeParams, toRecordQuery } from './record-query';
import type { RecordSource, StoredRecord } from './record-source';
import { recordValues } from './record-values';

type Given<Read extends (...given: never[]) => unknown> = Parameters<Read>[1];

/** Everything that can be asked of a signal's records, for its endpoints: parameters in, answer out. */
export function recordQueries<Row extends StoredRecord>(source: RecordSource<Row>) {
  return {
    list: (params: Given<typeof listRecords>, context: QueryContext) => listRecords(source, params, context),
    /** @param by the field whose values are counted apart */
    histogram: (by: string) => (params: RangeParams & { buckets: number }, context: QueryContext) =>
      recordHistogram(
        source,
        toRecordQuery(params, source.model.fields, context.now),
        { buckets: params.buckets, by },
        context,
      ),
    facets: (params: Given<typeof recordFacets>, context: QueryContext) => recordFacets(source, params, context),
    fields: (params: Given<typeof recordFields>, context: QueryContext) => recordFields(source, params, context),
    values: (params: Given<typeof recordValues>, context: QueryContext) => recordValues(source, params, context),
    context: (params: Given<typeof recordContext>, context: QueryContext) => recordContext(source, params, context),
    export: (params: Given<typeof exportRecords>, context: QueryContext) => exportRecords(source, params, context),
    follow: (filter: string, context: QueryContext) => followRecords(source, filter, context),
  };
}
