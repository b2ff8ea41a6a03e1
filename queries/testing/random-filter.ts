import fc from 'fast-check';
import { allOf, anyOf, COMPARISONS, type FilterNode } from '@/model/filter/filter-node';

const words = fc.constantFrom(
  'connection',
  'CONNECTION pool',
  'refused',
  '10.0.0.7:5432',
  'user',
  'user_id=42',
  '오류',
  '100%',
  '\\ back',
  'nullpointerexception',
  'pool exh',
  '"quoted"',
  "it's",
  '_',
  '처리 오류가',
);
const fields = fc.constantFrom(
  'service',
  'level',
  'host',
  'user.id',
  'region',
  'status',
  'exception.type',
  'scope',
  'nope',
  'team',
  'attributes.team',
  'resource.team',
  'attributes.status',
  'severity_number',
);
const values = (field: string): fc.Arbitrary<string> => {
  if (field === 'severity_number') return fc.constantFrom('0', '9', '17', '200');
  if (field === 'level') return fc.constantFrom('error', 'WARN', 'fatal', 'info', 'unknown', 'debug');
  return fc.constantFrom(
    'cart',
    'pay',
    'h1',
    'u1',
    '7',
    '40',
    'eu',
    '200',
    '500',
    'IOError',
    'db',
    'red',
    'blue',
    'active',
    '1e2',
    '-5',
    '100',
    'x%',
    '_',
    "');--",
    '',
  );
};
const leaf: fc.Arbitrary<FilterNode> = fc.oneof(
  words.map((value): FilterNode => ({ kind: 'text', value })),
  fc
    .array(fc.constantFrom('conn', 'POOL', '%', '_', '4', '오류', ''), { minLength: 2, maxLength: 3 })
    .filter((parts) => parts.some((part) => part !== ''))
    .map((parts): FilterNode => ({ kind: 'text-pattern', parts })),
  fields.chain((field) => values(field).map((value): FilterNode => ({ kind: 'equals', field, value }))),
  fields.map((field): FilterNode => ({ kind: 'exists', field })),
  fields.chain((field) =>
    fc
      .uniqueArray(values(field), { minLength: 2, maxLength: 4 })
      .map((list): FilterNode => ({ kind: 'in', field, values: list })),
  ),
  fc
    .tuple(
      fc.oneof(fields, fc.constant(null)),
      fc.constantFrom('^u', '[0-9]{2}', 'o.*d', '(?i)CONN', 'e/|\\bpool', '처리', '^$', '\\.'),
    )
    .map(([field, pattern]): FilterNode => ({ kind: 'regex', field, pattern })),
  fc
    .tuple(
      fc.constantFrom('client.ip', 'host', 'region'),
      fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '::/0', '2001:db8::/32', '0.0.0.0/0'),
    )
    .map(([field, network]): FilterNode => ({ kind: 'cidr', field, network })),
  fc
    .tuple(fields, fc.array(fc.constantFrom('', 'a', 'u', '0', 'E', 'i', '%'), { minLength: 2, maxLength: 3 }))
    .filter(([, parts]) => parts.some((part) => part !== ''))
    .map(([field, parts]): FilterNode => ({ kind: 'pattern', field, parts })),
  fields.chain((field) =>
    fc
      .tuple(
        fc.constantFrom(...COMPARISONS),
        values(field).filter((value) => value !== ''),
      )
      .map(([operator, value]): FilterNode => ({ kind: 'compare', field, operator, value })),
  ),
  fc.tuple(fc.option(fc.constantFrom('200', '404')), fc.option(fc.constantFrom('500', '404')), fc.boolean()).map(
    ([from, to, inclusive]): FilterNode => ({
      kind: 'range',
      field: 'status',
      from: from === null ? null : { value: from, inclusive },
      to: to === null ? null : { value: to, inclusive: !inclusive },
    }),
  ),
);
/** Filters of all kinds over what `sampleRecord` makes. */
export const { node: randomFilter } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    leaf,
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map(allOf),
    fc.tuple(tie('node'), tie('node')).map(anyOf),
    tie('node').map((child): FilterNode => ({ kind: 'not', child })),
  ),
}));
