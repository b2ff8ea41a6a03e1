import { expect, it } from 'vitest';
import { LOG_FIELDS } from './log-fields';
import { nameReaching } from './name-reaching';

const record = {
  attributes: {
    status: 'active',
    id: '7',
    team: 'a',
    'http.status_code': '500',
    'attributes.x': '1',
    constructor: '2',
  },
  resource: { team: 'b', region: 'eu', 'host.name': 'node-1' },
};

it.each([
  ['attributes', 'team', 'team'],
  ['resource', 'team', 'resource.team'],
  ['resource', 'region', 'region'],
  // These are names of fields that say something else.
  ['attributes', 'status', 'attributes.status'],
  ['attributes', 'id', 'attributes.id'],
  // These fill a field, so the field is the attribute.
  ['attributes', 'http.status_code', 'http.status_code'],
  ['resource', 'host.name', 'host.name'],
  ['attributes', 'attributes.x', 'attributes.attributes.x'],
  ['attributes', 'constructor', 'constructor'],
] as const)('%s %s is found by %s', (kind, key, name) => {
  expect(nameReaching(LOG_FIELDS, record, kind, key)).toBe(name);
});

it('an attribute that came second into a field is not the field', () => {
  const both = { attributes: { 'http.response.status_code': '200', 'http.status_code': '500' }, resource: {} };
  expect(nameReaching(LOG_FIELDS, both, 'attributes', 'http.response.status_code')).toBe('http.response.status_code');
  expect(nameReaching(LOG_FIELDS, both, 'attributes', 'http.status_code')).toBe('attributes.http.status_code');
});
