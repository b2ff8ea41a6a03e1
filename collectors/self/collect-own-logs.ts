import { Buffer } from 'node:buffer';
import { readIntoBlock } from '@/collectors/json-logs/read-into-block';
import { onLogLine } from '@/logger';
import { AppError } from '@/model/errors';
import { intake } from '@/pipeline/intake';

const SEND_EVERY_MS = 1000;
/** Own lines kept while the store is slow; beyond it they go to standard output only. */
const MAX_LINES = 5000;

/**
 * Sends Mangru's own log lines into its own store as service `mangru`. Nothing here or behind it logs a success,
 * and a failure is not logged again, so that no line begets another.
 * @returns stops, with what is waiting sent
 */
export function collectOwnLogs(): () => Promise<void> {
  let lines: string[] = [];
  const stopListening = onLogLine((line) => {
    if (lines.length < MAX_LINES) lines.push(line);
  });
  const send = async () => {
    const taken = lines;
    lines = [];
    if (taken.length === 0) return;
    const body = Buffer.from(taken.join(''));
    await submit(body).catch((error: unknown) => {
      // Refused before anything of it was stored: these lines come again, as everyone's do. Others may be stored.
      const isRefused = error instanceof AppError && error.code === 'too_many_requests';
      if (isRefused) lines = [...taken, ...lines].slice(0, MAX_LINES);
    });
  };
  const timer = setInterval(() => void send(), SEND_EVERY_MS);
  return async () => {
    clearInterval(timer);
    stopListening();
    await send();
  };
}

async function submit(body: Buffer): Promise<void> {
  await intake.take({ signal: 'logs', source: 'self', body }, (context) =>
    readIntoBlock(body, 'application/x-ndjson', context),
  );
}
