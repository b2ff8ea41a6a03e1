import { parseArgs } from 'node:util';
import { offsetMinutes } from '@/collectors/json-logs/times/nanos';
import type { Env } from '@/env';

export interface ImportOptions {
  paths: string[];
  /** Base address of a running Mangru, without a slash at the end. */
  url: string;
  /** Shift all times so that the newest record is of now. */
  now: boolean;
  /** Import files again that were imported before. */
  again: boolean;
  /** service.name of records that do not name their own; the file's name when left out. */
  service: string | undefined;
  /** Year of the first record of files whose dates have none. */
  year: number | undefined;
  /** Minutes east of UTC for times without a zone. */
  utcOffsetMinutes: number;
  help: boolean;
}

export const USAGE = `Reads JSON logs and text logs and sends them to a running Mangru.

  npm run import -- <files or folders> [options]

  --url <address>      a running Mangru; default http://127.0.0.1:3000
  --service <name>     service of records that do not name their own; default: the file's name
  --now                shift all times so that the newest record is of now
  --year <yyyy>        year of the first record in files whose dates have no year
  --utc-offset <+hh:mm>  zone of times that name none; default UTC
  --again              import files again that were imported before
`;

/** A fault in the command line, to be shown with the usage. */
export class UsageError extends Error {}

function readYear(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^(?:19|20)\d\d$/.test(text)) throw new UsageError(`--year ${text}: a year such as 2024 is wanted.`);
  return Number(text);
}

function readOffset(text: string | undefined): number {
  const minutes = offsetMinutes(text ?? 'Z');
  if (minutes === undefined) throw new UsageError(`--utc-offset ${text}: an offset such as +09:00 is wanted.`);
  return minutes;
}

function readUrl(text: string | undefined, env: Env): string {
  const host = env.HOST === '0.0.0.0' ? '127.0.0.1' : env.HOST;
  const url = text ?? `http://${host}:${env.PORT}`;
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new UsageError(`--url ${url}: an address such as http://127.0.0.1:3000 is wanted.`);
  return url.replace(/\/+$/, '');
}

/** @throws UsageError */
export function readOptions(args: readonly string[], env: Env): ImportOptions {
  const { values, positionals } = parse(args);
  const help = values.help === true;
  if (!help && positionals.length === 0) throw new UsageError('Which files or folders should be imported?');
  return {
    paths: positionals,
    url: readUrl(values.url, env),
    now: values.now === true,
    again: values.again === true,
    service: values.service,
    year: readYear(values.year),
    utcOffsetMinutes: readOffset(values['utc-offset']),
    help,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        url: { type: 'string' },
        service: { type: 'string' },
        year: { type: 'string' },
        'utc-offset': { type: 'string' },
        now: { type: 'boolean' },
        again: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
