import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Batch } from './batches';

/** What the server did with a batch. */
export interface SendResult {
  stored: number;
  duplicates: number;
  /** Rejected records by reason. */
  rejected: Record<string, number>;
  /** The server's words about the first rejection. */
  firstError: string | undefined;
}

/** Sending cannot go on; running the same command again continues. */
export class SendError extends Error {}

export interface SendOptions {
  url: string;
  /** Told when the server asks to wait. */
  onWait: (seconds: number) => void;
  signal: AbortSignal;
}

/** How long a server may be away, for instance restarting, before the import gives up. */
const MAX_AWAY_MS = 120_000;
const MAX_PAUSE_SECONDS = 60;

const reasons = z.record(z.string(), z.number()).default({});
const errors = z.array(z.object({ message: z.string() })).default([]);
const acceptedSchema = z.object({
  data: z.object({ accepted: z.number(), rejected: z.number(), reasons, errors, duplicate: z.boolean() }),
});
const refusedSchema = z.object({
  error: z.object({ message: z.string(), details: z.object({ reasons, errors }).partial().optional() }),
});

function wordsOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/** @throws SendError when nothing answers at the address */
export async function checkServer(url: string): Promise<void> {
  try {
    await fetch(`${url}/api/v1/health`, { signal: AbortSignal.timeout(10_000) });
  } catch (error) {
    throw new SendError(
      `No Mangru answers at ${url} (${wordsOf(error)}).\nStart it with \`npm start\`, or say where it runs with --url.`,
    );
  }
}

/** Seconds to wait before the next try: what the server says, else longer each time. */
function pauseSeconds(retryAfter: string | null, attempt: number): number {
  const asked = Number(retryAfter);
  const seconds =
    retryAfter !== null && Number.isFinite(asked) && asked >= 0 ? asked : 0.25 * 2 ** Math.min(attempt, 6);
  return Math.min(MAX_PAUSE_SECONDS, Math.max(0.1, seconds));
}

function rejectedAs(reason: string, records: number, message: string): SendResult {
  return { stored: 0, duplicates: 0, rejected: { [reason]: records }, firstError: message };
}

function accepted(body: unknown): SendResult {
  const { data } = acceptedSchema.parse(body);
  const named = Object.values(data.reasons).reduce((sum, count) => sum + count, 0);
  const rejected = data.rejected > named ? { ...data.reasons, other: data.rejected - named } : data.reasons;
  const firstError = data.errors[0]?.message;
  if (data.duplicate) return { stored: 0, duplicates: data.accepted, rejected, firstError };
  return { stored: data.accepted, duplicates: 0, rejected, firstError };
}

function refused(body: unknown, records: number): SendResult {
  const { error } = refusedSchema.parse(body);
  const { reasons: counted = {}, errors: list = [] } = error.details ?? {};
  const named = Object.values(counted).reduce((sum, count) => sum + count, 0);
  if (named !== records) return rejectedAs('invalid_record', records, error.message);
  return { stored: 0, duplicates: 0, rejected: counted, firstError: list[0]?.message ?? error.message };
}

/** One request; undefined when the server asks to try again. */
async function post(batch: Batch, key: string, { url, signal }: SendOptions): Promise<Response> {
  return fetch(`${url}/api/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': key, 'mangru-source': 'import' },
    body: batch.body,
    signal,
  });
}

async function halves(batch: Batch, key: string, options: SendOptions): Promise<SendResult> {
  const lines = batch.body.split('\n');
  if (lines.length === 1) return rejectedAs('too_large', 1, 'The record is larger than the server takes.');
  const middle = Math.ceil(lines.length / 2);
  const results: SendResult[] = [];
  for (const [name, part] of [['a', lines.slice(0, middle)] as const, ['b', lines.slice(middle)] as const]) {
    results.push(await sendBatch({ body: part.join('\n'), records: part.length }, `${key}${name}`, options));
  }
  return results.reduce(addResults);
}

/** The sum of two results. */
export function addResults(a: SendResult, b: SendResult): SendResult {
  const rejected = { ...a.rejected };
  for (const [reason, count] of Object.entries(b.rejected)) rejected[reason] = (rejected[reason] ?? 0) + count;
  return {
    stored: a.stored + b.stored,
    duplicates: a.duplicates + b.duplicates,
    rejected,
    firstError: a.firstError ?? b.firstError,
  };
}

async function resultOf(response: Response, batch: Batch, key: string, options: SendOptions): Promise<SendResult> {
  if (response.status === 413) {
    await response.body?.cancel();
    return halves(batch, key, options);
  }
  const body: unknown = await response.json().catch(() => undefined);
  const looksRight = acceptedSchema.safeParse(body).success || refusedSchema.safeParse(body).success;
  if (!looksRight || response.status === 404) {
    throw new SendError(`What answers at ${options.url} is not a Mangru that takes logs (status ${response.status}).`);
  }
  if (response.ok) return accepted(body);
  if (response.status === 400) return refused(body, batch.records);
  throw new SendError(`The server refused the import: ${refusedSchema.parse(body).error.message}`);
}

const isBusy = (status: number) => status === 429 || status === 408 || status >= 500;

/**
 * Sends a batch until the server has it: waits as long as it is told when the server is busy, and through a restart.
 * @param key the same for the same records, so that a second delivery is not stored again
 * @throws SendError when the server stays away or is no Mangru
 */
export async function sendBatch(batch: Batch, key: string, options: SendOptions): Promise<SendResult> {
  let away = 0;
  for (let attempt = 0; ; attempt += 1) {
    const response = await post(batch, key, options).catch((error: unknown) => {
      if (options.signal.aborted) throw new SendError('Interrupted.');
      return wordsOf(error);
    });
    if (typeof response !== 'string' && !isBusy(response.status)) return resultOf(response, batch, key, options);
    const retryAfter = typeof response === 'string' ? null : response.headers.get('retry-after');
    if (typeof response !== 'string') await response.body?.cancel();
    const seconds = pauseSeconds(retryAfter, attempt);
    // A busy server is waited for; one that does not answer at all only for a while.
    away = typeof response === 'string' ? away + seconds * 1000 : 0;
    if (away > MAX_AWAY_MS) throw new SendError(`The server at ${options.url} stopped answering (${response}).`);
    options.onWait(seconds);
    await sleep(seconds * 1000, undefined, { signal: options.signal }).catch(() => {
      throw new SendError('Interrupted.');
    });
  }
}
