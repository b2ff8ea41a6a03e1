import type { LogRecord } from '@/model/log';
import type { RejectedRecord } from '@/pipeline/types';
import { detectFormats, SAMPLE_LINES } from './detect-formats';
import { LineReader } from './line-reader';
import type { TextDefaults } from './parse-text-line';

/** What reading a line or the end of a file brought. */
export interface ReadStep {
  entries: (LogRecord | RejectedRecord)[];
  /** Lines that became part of the record above them. */
  joined: number;
  /** Records that begin on these lines; they are handed out when the next one begins. */
  begun: number;
}

/**
 * Reads the lines of a file as they come. The first ones are held back until there are enough to tell the file's form.
 */
export class TextFileReader {
  private readonly defaults: TextDefaults;
  private sample: string[] | undefined = [];
  private reader: LineReader | undefined;

  constructor(defaults: TextDefaults) {
    this.defaults = defaults;
  }

  /** @param line one line that is not blank, without its line end */
  read(line: string): ReadStep {
    if (this.reader) return this.step(this.reader, [line]);
    this.sample?.push(line);
    return (this.sample?.length ?? 0) >= SAMPLE_LINES ? this.start() : { entries: [], joined: 0, begun: 0 };
  }

  /** The records still held back. */
  end(): ReadStep {
    const started = this.reader ? { entries: [], joined: 0, begun: 0 } : this.start();
    return {
      entries: [...started.entries, ...(this.reader?.end() ?? [])],
      joined: started.joined,
      begun: started.begun,
    };
  }

  private start(): ReadStep {
    const lines = this.sample ?? [];
    this.sample = undefined;
    this.reader = new LineReader(detectFormats(lines), this.defaults);
    return this.step(this.reader, lines);
  }

  private step(reader: LineReader, lines: readonly string[]): ReadStep {
    const step: ReadStep = { entries: [], joined: 0, begun: 0 };
    for (const line of lines) {
      const outcome = reader.read(line);
      if (outcome.joined) step.joined += 1;
      else step.entries.push(...outcome.entries);
      step.begun += outcome.begun;
    }
    return step;
  }
}
