import type { ParseKeys } from 'i18next';
import type { ComponentType, ReactNode } from 'react';
import type { CountedValue, FilterSource } from '@/components/filters/filter-source';
import type { SavedViewInput } from '@/model/saved-view';
import type { Severity } from '@/model/severity';
import type { ColumnPlan } from './rows/columns';
import type { FrozenRange } from './state/use-frozen-range';

/** What the explorer itself knows of a record; everything else is its source's. */
export interface ExplorerRow {
  /** Unique; ids of records with equal times are in the order of arrival. */
  id: string;
  /** ISO 8601 with up to nine decimals, UTC. */
  timestamp: string;
}

/** A field with its commonest values. */
export interface Facet {
  field: string;
  values: CountedValue[];
  /** How many values there are in all. */
  distinct: number;
}

/** What every cell of the list needs to know; one object for all rows, so that rows are drawn only when they change. */
export interface CellContext {
  locale: string;
  timeZone: string;
  wrap: boolean;
  /** What the filter searched for. */
  hits: RegExp | undefined;
}

/** Rows of the live stream, oldest first, and how many were left out since the event before. */
export interface TailEvent {
  rows: ExplorerRow[];
  skipped: number;
}

export interface RowsPage {
  data: ExplorerRow[];
  page: {
    next_cursor: string | null;
    /** When nothing matches in the range: the times of the nearest records that do. */
    nearest: { before: string | null; after: string | null } | null;
  };
}

export interface ExplorerTab {
  /** As it stands in the address. */
  id: string;
  /** In the source's dictionary. */
  label: ParseKeys<ExplorerNamespace>;
}

/** Namespaces of the dictionaries that hold what a source calls its records, under `words` and `field`. */
export type ExplorerNamespace = 'logs';

/**
 * Records of one kind, described for the explorer: where they come from, what they are called and how they are drawn.
 * Members that take a record are written as methods, so that a source of any record is a source of records.
 */
export interface ExplorerSource<Row extends ExplorerRow = ExplorerRow> extends FilterSource {
  screen: SavedViewInput['screen'];
  /** The screen's own address. */
  href: string;
  /** The parameter of the address that names the open record. */
  param: string;
  /** The name of the stream's event. */
  tailEvent: string;
  columns: ColumnPlan;
  words: ExplorerNamespace;
  /** The stripe before a row. */
  severityOf(row: Row): Severity | undefined;
  Cell(props: { row: Row; field: string; context: CellContext }): ReactNode;
  /** A row on a phone. */
  Card(props: { row: Row; context: CellContext }): ReactNode;
  /** A value of a facet, where it is more than text. */
  Value(props: { field: string; value: string }): ReactNode;
  /** Verdict and chart above the rows. */
  Summary: ComponentType<{ range: FrozenRange | undefined }>;
  /** How many records match; undefined while unknown. A hook. */
  useTotal(range: FrozenRange | undefined): number | undefined;
  /** Other ways to look at the same records, beside the rows. */
  tabs: readonly (ExplorerTab & { Panel: ComponentType<{ range: FrozenRange | undefined }> })[];
  detail: {
    Title(props: { row: Row }): ReactNode;
    tabs: readonly (ExplorerTab & { Panel(props: { row: Row }): ReactNode })[];
  };
}
