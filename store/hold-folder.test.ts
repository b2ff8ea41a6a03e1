import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { holdFolder } from './hold-folder';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mangru-hold-'));
  lock = path.join(folder, 'mangru.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a process writes into its lock, learnt from our own. */
function lockOf(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
}

it('holds once, however often the process asks', () => {
  holdFolder(folder);
  holdFolder(`${folder}/`);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});

it('keeps out while another process lives and takes over when it is gone', async () => {
  const other = spawn('sleep', ['60']);
  await once(other, 'spawn');
  writeFileSync(lock, lockOf(other.pid ?? 0));
  expect(() => holdFolder(folder)).toThrow(`Another Mangru process is using the data directory ${folder}.`);
  other.kill('SIGKILL');
  await once(other, 'exit');
  holdFolder(folder);
});

it.each([
  ['of another process that had the same number', `${process.pid} 1`],
  ['that was cut short', ''],
  ['that is something else', 'x'],
])('takes over a lock %s', (_, content) => {
  writeFileSync(lock, content);
  holdFolder(folder);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});
