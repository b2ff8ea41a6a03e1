import { type FileJob, stepsOf } from './import-file';

/** The latest time of any record in a file, nanoseconds since the epoch; 0 when it has none or cannot be read. */
export async function newestTime(job: Pick<FileJob, 'file' | 'options' | 'nowMs' | 'onBytes'>): Promise<bigint> {
  let newest = '';
  try {
    for await (const { entries } of stepsOf(job)) {
      for (const entry of entries) {
        if ('body' in entry && isLater(entry.timeUnixNano, newest)) newest = entry.timeUnixNano;
      }
    }
  } catch {
    // The import itself says what is wrong with the file.
  }
  return BigInt(newest || '0');
}

/** Decimal text without leading zeros: the longer is the later. */
function isLater(time: string, than: string): boolean {
  if (time.startsWith('-')) return false;
  return time.length === than.length ? time > than : time.length > than.length;
}
