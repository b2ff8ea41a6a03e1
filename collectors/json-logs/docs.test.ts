import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ATTRIBUTE_PATHS, RESOURCE_PATHS, ROLE_PATHS } from './fields/field-table';

it('documents every key that is looked for, in order', () => {
  const document = readFileSync('docs/json-logs.md', 'utf8');
  for (const paths of [ROLE_PATHS, ATTRIBUTE_PATHS, RESOURCE_PATHS].flatMap((table) => Object.values(table))) {
    expect(document).toContain(paths.map((key) => `\`${key}\``).join(' '));
  }
});
