import path from 'node:path';
import { addCounts } from './batches';
import { type FoundFile, findFiles } from './find-files';
import { type FileOutcome, importFile } from './import-file';
import { newestTime } from './newest-time';
import type { ImportOptions } from './options';
import { bytesText, type Progress } from './progress';
import { NotALogError } from './read-file';
import { type ImportTotals, ledgerText, noTotals, unaccounted } from './report';
import { addResults, checkServer, SendError } from './send';
import { fileKey, ImportState } from './state';

export interface ImportRun {
  options: ImportOptions;
  dataDir: string;
  progress: Progress;
  nowMs: number;
  /** Ends what is under way at once; `isStopping` lets it finish. */
  signal: AbortSignal;
  isStopping: () => boolean;
}

export interface ImportResult {
  totals: ImportTotals;
  /** True when every record of every file is accounted for. */
  complete: boolean;
}

const shortName = (file: FoundFile) => path.relative(process.cwd(), file.path) || file.path;

/** Files not imported before; those that were are named. */
async function pendingFiles(run: ImportRun, state: ImportState): Promise<FoundFile[]> {
  const { options, progress } = run;
  const { files, skipped } = await findFiles(options.paths);
  for (const { path: name, why } of skipped)
    progress.say(`skipped  ${path.relative(process.cwd(), name) || name}: ${why}`);
  return files.filter((file) => {
    const isDone = !options.again && state.get(fileKey(file, options))?.done === true;
    if (isDone) progress.say(`skipped  ${shortName(file)}: imported before (--again imports it once more)`);
    return !isDone;
  });
}

const sizeOf = (files: readonly FoundFile[]) => files.reduce((sum, { size }) => sum + size, 0);

/** The nanoseconds that bring the newest record of all files to now, or those of the run that this one continues. */
async function shiftOf(run: ImportRun, state: ImportState, files: readonly FoundFile[]): Promise<bigint> {
  const { options, nowMs, progress } = run;
  if (!options.now) return 0n;
  const begun = files
    .map((file) => state.get(fileKey(file, options)))
    .find((known) => known?.done === false && known.batches > 0);
  if (begun) return BigInt(begun.shift);
  let newest = 0n;
  let bytes = 0;
  progress.start('looking for the newest record', sizeOf(files));
  for (const file of files) {
    if (run.isStopping()) break;
    const onBytes = (more: number) => {
      bytes += more;
      progress.update(bytes, 0);
    };
    const time = await newestTime({ file, options, nowMs, onBytes });
    if (time > newest) newest = time;
  }
  progress.stop();
  return newest === 0n ? 0n : BigInt(nowMs) * 1_000_000n - newest;
}

/** Adds a file's outcome to the totals and says it in a line. */
function note(totals: ImportTotals, file: FoundFile, outcome: FileOutcome, progress: Progress): void {
  const { read, before, sent, fault } = outcome;
  totals.read = addCounts(totals.read, read);
  totals.before += before;
  totals.sent = addResults(totals.sent, sent);
  if (fault instanceof NotALogError) {
    progress.say(`skipped  ${shortName(file)}: ${fault.message}`);
    return;
  }
  totals.files += 1;
  const records = `${read.records.toLocaleString('en')} records`;
  if (fault === undefined) progress.say(`read     ${shortName(file)}: ${records}`);
  else
    progress.say(
      `damaged  ${shortName(file)}: ${records}, then ${fault instanceof Error ? fault.message : String(fault)}`,
    );
}

/** Files read at once, so that the end of one is stored while the next is read. */
const FILES_AT_ONCE = 3;

async function importAll(run: ImportRun, state: ImportState, files: readonly FoundFile[]): Promise<ImportTotals> {
  const { options, nowMs, progress, signal } = run;
  const shiftNanos = await shiftOf(run, state, files);
  const totals = noTotals();
  let bytes = 0;
  let records = 0;
  let failure: SendError | undefined;
  const isStopping = () => failure !== undefined || run.isStopping();
  const onWait = (seconds: number) => {
    if (seconds >= 2) progress.say(`waiting  ${Math.round(seconds)} s, the server is busy or away`);
  };
  const onBytes = (more: number) => {
    bytes += more;
    progress.update(bytes, records);
  };
  const onRecords = (more: number) => {
    records += more;
    progress.update(bytes, records);
  };
  const send = { url: options.url, signal, onWait };
  progress.start('importing', sizeOf(files));
  const waiting = files.values();
  const work = async () => {
    for (const file of waiting) {
      if (isStopping()) return;
      const job = { file, options, state, send, shiftNanos, nowMs, onBytes, onRecords, isStopping };
      const outcome = await importFile(job);
      note(totals, file, outcome, progress);
      if (outcome.fault instanceof SendError) failure ??= outcome.fault;
    }
  };
  await Promise.all(Array.from({ length: FILES_AT_ONCE }, work));
  progress.stop();
  if (!failure) return totals;
  progress.say(`\n${ledgerText(totals)}\nThe same command continues where this run ended.`);
  throw failure;
}

/**
 * Imports files into a running Mangru and prints the ledger.
 * @throws UsageError for paths that are not there, SendError when the server is not
 */
export async function runImport(run: ImportRun): Promise<ImportResult> {
  const { options, progress } = run;
  await checkServer(options.url);
  const state = await ImportState.open(run.dataDir);
  const files = await pendingFiles(run, state);
  if (files.length === 0) {
    progress.say('Nothing to import.');
    return { totals: noTotals(), complete: true };
  }
  const startedAt = performance.now();
  const totals = await importAll(run, state, files);
  const seconds = Math.max(0.001, (performance.now() - startedAt) / 1000);
  const rate = Math.round(totals.sent.stored / seconds).toLocaleString('en');
  progress.say(`\n${ledgerText(totals)}`);
  progress.say(`${bytesText(sizeOf(files))} in ${seconds.toFixed(1)} s, ${rate} records stored a second`);
  if (run.isStopping()) progress.say('Stopped. The same command continues where this run ended.');
  return { totals, complete: unaccounted(totals) === 0 && !run.isStopping() };
}
