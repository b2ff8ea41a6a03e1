import { FieldTable } from '@/components/explorer/detail/field-table';
import { JsonTab } from '@/components/explorer/detail/json-tab';
import type { ExplorerRow, ExplorerSource } from '@/components/explorer/explorer-source';
import { TextCell, TimeCell } from '@/components/explorer/rows/cells';
import { useExplorerActions } from '@/components/explorer/state/use-explorer-actions';
import { DrawerSlots } from '@/components/ui/drawer';
import { type Field, FieldSet } from '@/model/fields/field-set';

export interface Thing extends ExplorerRow {
  colour: string;
  size: string;
}

const field = (name: string, about: Partial<Field> = {}): Field => ({
  name,
  aliases: [],
  column: name,
  type: 'text',
  promotedFrom: [],
  facet: true,
  countable: true,
  rollups: [],
  ...about,
});

const textOf = (row: Thing, name: string) => (name === 'colour' || name === 'size' ? row[name] : row.id);

function Details({ row }: { row: Thing }) {
  const actions = useExplorerActions();
  const entries = [
    { name: 'colour', value: row.colour },
    { name: 'size', value: row.size },
  ];
  return (
    <DrawerSlots
      summary={`Made ${row.timestamp}`}
      text={<p>All about {row.colour}</p>}
      fields={<FieldTable title="Fields" entries={entries} actions={actions} />}
    />
  );
}

/** A second kind of record, as little as an explorer needs; it borrows what logs call theirs. */
export const THINGS_EXPLORER: ExplorerSource<Thing> = {
  screen: 'logs',
  href: '/things',
  param: 'thing',
  path: '/api/v1/things',
  tailEvent: 'things',
  fields: new FieldSet([field('colour'), field('size', { type: 'integer' })]),
  columns: {
    usual: [
      { field: 'timestamp', width: undefined },
      { field: 'colour', width: undefined },
    ],
    stretched: 'colour',
    widths: {},
  },
  words: 'logs',
  severityOf: () => undefined,
  Cell: ({ row, field: name, context }) =>
    name === 'timestamp' ? (
      <TimeCell timestamp={row.timestamp} context={context} />
    ) : (
      <TextCell value={textOf(row, name)} />
    ),
  Card: ({ row }) => row.colour,
  Value: ({ value }) => value,
  Summary: () => <p>Things</p>,
  useTotal: () => undefined,
  tabs: [],
  detail: {
    Title: ({ row }) => row.id,
    tabs: [
      { id: 'pretty', label: 'detail.tabs.pretty', Panel: Details },
      { id: 'json', label: 'detail.tabs.json', Panel: (props) => <JsonTab {...props} /> },
    ],
  },
};

export const THINGS: Thing[] = ['red', 'green', 'blue'].map((colour, index) => ({
  id: String(index + 1),
  timestamp: `2026-11-22T17:23:5${9 - index}.000000000Z`,
  colour,
  size: String(index),
}));

/** Answers as the API of things does; for `fetch` of the browser. */
export async function thingsApi(input: string | URL | Request): Promise<Response> {
  const url = new URL(String(input), 'http://localhost');
  const values = THINGS.map(({ colour }) => ({ value: colour, count: '1' }));
  const answers: Record<string, unknown> = {
    '/api/v1/things': { data: THINGS, page: { next_cursor: null, nearest: null } },
    '/api/v1/things/facets': { data: [{ field: 'colour', values, distinct: 3 }] },
    '/api/v1/things/fields': { data: [{ name: 'colour' }, { name: 'size' }] },
    '/api/v1/things/values': { data: values },
    '/api/v1/saved-views': { data: [] },
  };
  return Response.json(answers[url.pathname] ?? {}, { status: url.pathname in answers ? 200 : 404 });
}
