import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Actor, LOCAL_OWNER } from '@/model/access';
import { AppError } from '@/model/errors';
import { listSavedViews } from '@/queries/saved-views/list-saved-views';
import { metadata } from '@/store/metadata/metadata';
import { openTestMetadata } from '@/store/testing/open-test-metadata';
import { createSavedView } from './create-saved-view';
import { deleteSavedView } from './delete-saved-view';
import { updateSavedView } from './update-saved-view';

let store: Awaited<ReturnType<typeof openTestMetadata>>;
beforeAll(async () => {
  store = await openTestMetadata();
});
afterAll(() => store.close());
beforeEach(async () => {
  await (await metadata()).savedView.deleteMany();
});

const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

it('creates, lists by name, changes and deletes', async () => {
  const b = await createSavedView({ name: ' b ', screen: 'logs', query: 'q=b' }, LOCAL_OWNER);
  const a = await createSavedView({ name: 'a', screen: 'logs', query: '' }, LOCAL_OWNER);
  expect(b.name).toBe('b');
  expect(new Date(b.created_at).toISOString()).toBe(b.created_at);
  expect(await listSavedViews('logs')).toEqual([a, b]);

  const renamed = await updateSavedView(a.id, { name: 'c' }, LOCAL_OWNER);
  expect(renamed).toMatchObject({ id: a.id, name: 'c', query: '', created_at: a.created_at });
  expect(await updateSavedView(a.id, { query: 'q=c' }, LOCAL_OWNER)).toMatchObject({ name: 'c', query: 'q=c' });

  await deleteSavedView(a.id, LOCAL_OWNER);
  expect(await listSavedViews('logs')).toEqual([b]);
});

it('keeps one view per name and screen', async () => {
  await createSavedView({ name: 'a', screen: 'logs', query: '' }, LOCAL_OWNER);
  const b = await createSavedView({ name: 'b', screen: 'logs', query: '' }, LOCAL_OWNER);
  expect(await refusal(createSavedView({ name: 'a', screen: 'logs', query: '' }, LOCAL_OWNER))).toBe('conflict');
  expect(await refusal(updateSavedView(b.id, { name: 'a' }, LOCAL_OWNER))).toBe('conflict');
});

it('says not_found for an id that is not there, whatever it looks like', async () => {
  for (const id of [
    '',
    'x',
    "' OR '1'='1",
    'a\0b',
    '\ud800',
    '🦊',
    'x'.repeat(100_000),
    '01932c07-5c5c-7000-8000-000000000000',
  ]) {
    expect(await refusal(updateSavedView(id, { name: 'n' }, LOCAL_OWNER))).toBe('not_found');
    expect(await refusal(deleteSavedView(id, LOCAL_OWNER))).toBe('not_found');
  }
});

it.each([
  ['nothing', undefined],
  ['text', 'name'],
  ['no name', { screen: 'logs', query: '' }],
  ['an empty name', { name: '  ', screen: 'logs', query: '' }],
  ['an unknown screen', { name: 'a', screen: 'users; DROP TABLE saved_views', query: '' }],
  ['a query of another type', { name: 'a', screen: 'logs', query: { $gt: '' } }],
  ['a NUL character', { name: 'a\0b', screen: 'logs', query: '' }],
  ['a query beyond the limit', { name: 'a', screen: 'logs', query: 'q'.repeat(8001) }],
])('refuses %s', async (_, input) => {
  expect(await refusal(createSavedView(input, LOCAL_OWNER))).toBe('bad_request');
});

it('refuses a change of nothing', async () => {
  const view = await createSavedView({ name: 'a', screen: 'logs', query: '' }, LOCAL_OWNER);
  expect(await refusal(updateSavedView(view.id, {}, LOCAL_OWNER))).toBe('bad_request');
  expect(await refusal(updateSavedView(view.id, { screen: 'logs' }, LOCAL_OWNER))).toBe('bad_request');
});

it.each([
  "'; DROP TABLE saved_views; --",
  '" OR 1=1 --',
  '$1; SELECT pg_sleep(10)',
  '{"$queryRaw": "SELECT 1"}',
  '<script>alert(1)</script>',
  '\\x27 OR 1=1',
  '%00%27',
  '망루 🦊 ‮',
])('stores %j as the text it is', async (text) => {
  const created = await createSavedView({ name: text, screen: 'logs', query: text }, LOCAL_OWNER);
  expect(created).toMatchObject({ name: text, query: text });
  const other = await createSavedView({ name: 'other', screen: 'logs', query: '' }, LOCAL_OWNER);
  expect(await updateSavedView(other.id, { query: text }, LOCAL_OWNER)).toMatchObject({ name: 'other', query: text });
  await deleteSavedView(created.id, LOCAL_OWNER);
  expect(await listSavedViews('logs')).toHaveLength(1);
});

it('refuses whoever may only read, before anything is looked at', async () => {
  const reader: Actor = { id: 'r', kind: 'user', permissions: new Set(['saved-views:read']) };
  const view = await createSavedView({ name: 'a', screen: 'logs', query: '' }, LOCAL_OWNER);
  expect(await refusal(createSavedView({ name: 'b', screen: 'logs', query: '' }, reader))).toBe('forbidden');
  expect(await refusal(updateSavedView(view.id, { name: 'b' }, reader))).toBe('forbidden');
  expect(await refusal(deleteSavedView(view.id, reader))).toBe('forbidden');
  expect(await listSavedViews('logs')).toEqual([view]);
});

it('takes no field beyond its own', async () => {
  const view = await createSavedView(
    { id: 'mine', createdAt: 'never', name: 'a', screen: 'logs', query: '' },
    LOCAL_OWNER,
  );
  expect(view.id).not.toBe('mine');
});
