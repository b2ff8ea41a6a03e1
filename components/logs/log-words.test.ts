import { expect, it } from 'vitest';
import { TEXTS } from '@/components/i18n/resources';
import { LOG_FIELDS } from '@/model/fields/log-fields';

it('has a word for every field that promises one', () => {
  const promised = LOG_FIELDS.fields.flatMap(({ labelKey }) => labelKey ?? []);
  expect(promised.length).toBeGreaterThan(0);
  expect(Object.keys(TEXTS.en.logs.field)).toEqual(expect.arrayContaining(promised));
});
