import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folder-lock';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mangru-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps a second holder out until it is free', async () => {
  const free = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(folder),
  });
  await free();
  await (await lockFolder(folder))();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['of a process that is gone', '4194304 1'],
  ['of another process that had the same number', `${process.pid} 1`],
  ['that was cut short', ''],
  ['that is something else', 'x'],
])('takes over a lock %s', async (_, content) => {
  await writeFile(path.join(folder, 'mangru.lock'), content);
  await (await lockFolder(folder))();
});
