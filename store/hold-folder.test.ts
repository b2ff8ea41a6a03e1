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

it('holds once, however often the process asks', async () => {
  await Promise.all([holdFolder(folder), holdFolder(`${folder}/`)]);
  await holdFolder(folder);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});

it('keeps out while another process lives, and may be tried again', async () => {
  const other = spawn('sleep', ['60']);
  await once(other, 'spawn');
  writeFileSync(lock, lockOf(other.pid ?? 0));
  await expect(holdFolder(folder, 300)).rejects.toThrow(
    `Another Mangru process is using the data directory ${folder}.`,
  );
  other.kill('SIGKILL');
  await once(other, 'exit');
  await holdFolder(folder, 0);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});

it('waits for another process that is still ending', async () => {
  const other = spawn('sh', ['-c', 'trap "sleep 1; exit 0" TERM; echo ready; while :; do sleep 0.1; done']);
  await once(other.stdout, 'data');
  writeFileSync(lock, lockOf(other.pid ?? 0));
  other.kill('SIGTERM');
  await holdFolder(folder);
  expect(other.exitCode ?? other.signalCode ?? (await once(other, 'exit'))[0]).toBe(0);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});

it('does not count a killed process at which its parent has not looked yet', async () => {
  // The shell becomes a program that never asks after the child it has inherited.
  const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec sleep 60']);
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(line);
  writeFileSync(lock, lockOf(pid));
  await expect(holdFolder(folder, 0)).rejects.toThrow('Another Mangru');
  process.kill(pid, 'SIGKILL');
  await holdFolder(folder);
  expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain(') Z ');
  parent.kill('SIGKILL');
  await once(parent, 'exit');
});

it.each([
  ['of another process that had the same number', `${process.pid} 1`],
  ['that was cut short', ''],
  ['that is something else', 'x'],
])('takes over a lock %s', async (_, content) => {
  writeFileSync(lock, content);
  await holdFolder(folder, 0);
  expect(readFileSync(lock, 'utf8')).toBe(lockOf(process.pid));
});
