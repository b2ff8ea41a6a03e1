import { AppError } from '@/model/errors';
import type { Receipt } from './types';

/** A sender waits this long for its commit before it is told to try again; the batch goes on meanwhile. */
const MAX_WAIT_MS = 25_000;

/** @throws AppError unavailable when the outcome is late */
export async function withTimeout(outcome: Promise<Receipt>): Promise<Receipt> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const message = 'The store is slow; this request may still be stored. Send it again.';
      reject(new AppError('unavailable', message, { retryAfterSeconds: 5 }));
    }, MAX_WAIT_MS);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
