import path from 'node:path';
import type { TextDefaults } from '@/collectors/text-logs/parse-text-line';
import { yearReader } from '@/collectors/text-logs/year-of';
import type { FoundFile } from './find-files';
import type { ImportOptions } from './options';

const EXTENSIONS = /\.(?:gz|zst|log|txt|json|ndjson|jsonl|csv|tsv|out|err|\d{1,4}|\d{4}-?\d\d-?\d\d)$/i;
const ROTATION = /[-_.]\d{4}-?\d\d-?\d\d(?:[-_T]\d+)?$/;

/** The service a file's name stands for: without extensions, rotation numbers and dates. */
export function serviceOfFile(file: string): string {
  let name = path.basename(file);
  for (let shorter = ''; ; name = shorter) {
    shorter = name.replace(EXTENSIONS, '').replace(ROTATION, '');
    if (shorter === name || shorter === '') return name;
  }
}

/** What the records of a file are completed with. */
export function defaultsOf(file: FoundFile, options: ImportOptions, nowMs: number): TextDefaults {
  return {
    observedTimeUnixNano: `${nowMs}000000`,
    resource: { 'service.name': options.service ?? serviceOfFile(file.path) },
    time: { offsetMinutes: options.utcOffsetMinutes, yearOf: yearReader(file.mtimeMs, options.year) },
  };
}
