import fc from 'fast-check';
import { ATTRIBUTE_PATHS, RESOURCE_PATHS, ROLE_PATHS } from '@/collectors/json-logs/fields/field-table';

/** Keys and values as JSON text, plain ones and those that are not. */
const KEYS = [ROLE_PATHS, ATTRIBUTE_PATHS, RESOURCE_PATHS].flatMap((table) => Object.values(table).flat());
const OTHER_KEYS = [
  'user.id',
  'requestPath',
  'a',
  'a.b',
  'a.b.c',
  '',
  '__proto__',
  'constructor',
  '한글',
  'log',
  'stream',
];
const LISTED_KEYS = [
  'Records',
  'logLevel',
  'log_level',
  'hostName',
  'host_name',
  'observedTimeUnixNano',
  'remote_addr',
  'request',
  'uri',
  'Request-Id',
  'k8s.pod.name',
  'host.arch',
];
const PREFIXES = ['', '', '', 'attributes.', 'resource.attributes.', 'jsonPayload.', 'mdc.', 'labels.', 'x.'];

const TIMES = [
  '"2023-01-29T08:42:22Z"',
  '"2023-01-29T08:42:22.1Z"',
  '"2023-01-29T08:42:22.123456789Z"',
  '"2023-01-29 08:42:23.5Z"',
  '"2023-01-29T08:42:60Z"',
  '"2023-01-29T08:42:61Z"',
  '"2023-01-29T08:43:00.Z"',
  '"2023-01-29T08:42:22+09:00"',
  '"17/May/2015:10:05:03 +0000"',
  '"1969-12-31T23:59:59Z"',
  '"0000-01-01T00:00:00Z"',
  '"9999-12-31T23:59:59Z"',
  '1674981742',
  '1674981742383',
  '1674981742.383',
  '1674981742.38315',
  '1674981742.383151',
  '1674981742.3831501',
  '1674981742.38315000000',
  '1674981742383150913',
];
const NUMBERS = [
  '0',
  '-0',
  '7',
  '-7',
  '0.5',
  '-0.5',
  '0.000001',
  '0.0000001',
  '1e3',
  '1.50',
  '01',
  '1.',
  '.5',
  '-',
  '--1',
];
const LONG_NUMBERS = [
  '9007199254740993',
  '9007199254740992',
  '12345678901234567890',
  '0.1234567890123456789',
  '123456789.1234567891',
];
const WORDS = [
  '"info"',
  '"INFO"',
  '"mystery"',
  '30',
  '"30"',
  '3',
  '""',
  '" "',
  '"GET"',
  '"get"',
  '200',
  '"200"',
  '"/a"',
  '"web-1"',
];
const IDS = [
  '"04c87ec97bae041b1b15b3c7676a43cc"',
  '"04C87EC97BAE041B1B15B3C7676A43CC"',
  '"00000000000000000000000000000000"',
  '"e4006dce6700e903"',
  '"0000000000000000"',
  '"1234567890123456"',
  '"00-04c87ec97bae041b1b15b3c7676a43cc-e4006dce6700e903-01"',
];
const REST = [
  'talse',
  'nalse',
  'fal',
  '"\\u0000.info"',
  '1'.repeat(310),
  '1e400',
  ...[
    'true',
    'false',
    'null',
    'tru',
    'nul',
    '[]',
    '["a"]',
    '{}',
    '{"x":1}',
    '{"x":{"y":"z"}}',
    '{"message":"m"}',
    '{"x":1',
  ],
  ...[
    '"a\\nb"',
    '"\\u0000"',
    '"\\ud800"',
    '"\\ud55c"',
    '"한국어"',
    '"\\x"',
    '"\u0001"',
    '"open',
    `"${'long '.repeat(60)}"`,
  ],
  '"java.io.IOException: closed\\n\\tat a.B.c(B.java:1)"',
];
const LISTS = [
  '[]',
  '["a", 1]',
  '[ {"a":"]"} ]',
  '["\\"]"]',
  '[12345678901234567890]',
  '["\\ud800"]',
  '[1',
  '[1,]',
  '[["a"],{"x":{}}]',
];
const PLAIN = [
  '"2023-01-29T08:42:22Z"',
  '1674981742383',
  '"info"',
  '"GET"',
  '"/a"',
  '200',
  '"web-1"',
  '0.5',
  'true',
  'null',
  '"a\\nb"',
];
const key = fc.oneof(
  { weight: 2, arbitrary: fc.nat(30).map((number) => `k${number}`) },
  fc
    .tuple(fc.constantFrom(...PREFIXES), fc.constantFrom(...KEYS, ...OTHER_KEYS, ...LISTED_KEYS))
    .map(([prefix, path]) => prefix + path),
);

const value = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 2, arbitrary: fc.constantFrom(...TIMES, ...LONG_NUMBERS, ...WORDS, ...IDS) },
  fc.oneof(fc.constantFrom(...NUMBERS, ...REST, ...LISTS), fc.json({ maxDepth: 2 }), fc.double().map(String)),
);
const space = fc.constantFrom('', '', '', '', ' ', '\t', '\r');
const pair = fc.tuple(space, key, space, value, space, fc.boolean()).map(([a, name, b, text, c, isNested]) => {
  const parts = isNested ? name.split('.') : [name];
  const open = parts.map((part) => `${a}${JSON.stringify(part)}${b}:`).join('{');
  return `${open}${c}${text}${'}'.repeat(parts.length - 1)}${a}`;
});
const start = fc.constantFrom(
  '"msg":"m"',
  '"msg":"m","time":"2023-01-29T08:42:22.5Z"',
  '"message":"m","level":"warn"',
  '',
);
/** A line that is a JSON object, or nearly one. */
export const line = fc
  .tuple(space, start, fc.array(pair, { maxLength: 7 }), space)
  .map(([a, first, pairs, b]) => `${a}{${[first, ...pairs].filter((part) => part !== '').join(',')}}${b}`);

export const ALL_KEYS = [...KEYS, ...OTHER_KEYS, ...LISTED_KEYS];
export const ALL_VALUES = [...PLAIN, ...TIMES, ...NUMBERS, ...LONG_NUMBERS, ...WORDS, ...IDS, ...REST, ...LISTS];

/** Keys that compete for a place in the record. */
export const COMPETING_KEYS = [...Object.values(ROLE_PATHS).flat(), ...OTHER_KEYS, ...LISTED_KEYS];
