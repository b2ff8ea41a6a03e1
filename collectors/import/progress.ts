import { MultiBar, Presets, type SingleBar } from 'cli-progress';

/** Shows how far the import is. */
export interface Progress {
  start(label: string, totalBytes: number): void;
  /** @param bytes of files on disk dealt with since `start` */
  update(bytes: number, records: number): void;
  /** A line that stays, above the bar. */
  say(text: string): void;
  stop(): void;
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** 1536 → `1.5 KiB` */
export function bytesText(bytes: number): string {
  const unit = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** unit;
  return `${value.toFixed(unit === 0 || value >= 100 ? 0 : 1)} ${UNITS[unit]}`;
}

/** 75 → `1 min 15 s` */
export function secondsText(seconds: number): string {
  if (!Number.isFinite(seconds)) return '?';
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** The words beside the bar. */
function wordsOf(bytes: number, total: number, records: number, elapsedSeconds: number) {
  const rate = elapsedSeconds > 0 ? bytes / elapsedSeconds : 0;
  return {
    done: bytesText(bytes),
    all: bytesText(total),
    rate: `${bytesText(rate)}/s`,
    left: secondsText((total - bytes) / rate),
    records: records.toLocaleString('en'),
  };
}

class BarProgress implements Progress {
  /** The multiple one, since only that can print lines above its bar. */
  private bars: MultiBar | undefined;
  private bar: SingleBar | undefined;
  private total = 0;
  private startedAt = 0;

  start(label: string, totalBytes: number): void {
    this.stop();
    this.total = totalBytes;
    this.startedAt = Date.now();
    const format = `${label} {bar} {percentage}% | {done} of {all} | {rate} | {left} left | {records} records`;
    // The import handles Ctrl-C itself.
    const options = { format, barsize: 30, hideCursor: true, clearOnComplete: true, fps: 5, gracefulExit: false };
    this.bars = new MultiBar(options, Presets.shades_classic);
    this.bar = this.bars.create(totalBytes, 0, wordsOf(0, totalBytes, 0, 0));
  }

  update(bytes: number, records: number): void {
    this.bar?.update(bytes, wordsOf(bytes, this.total, records, (Date.now() - this.startedAt) / 1000));
  }

  say(text: string): void {
    if (this.bars) this.bars.log(`${text}\n`);
    else process.stdout.write(`${text}\n`);
  }

  stop(): void {
    // Lines said since the last drawing would be lost otherwise.
    this.bars?.update();
    this.bars?.stop();
    this.bars = undefined;
    this.bar = undefined;
  }
}

const LINE_EVERY_MS = 5000;

/** Plain lines, for logs and pipes. */
class LineProgress implements Progress {
  private label = '';
  private total = 0;
  private startedAt = 0;
  private saidAt = 0;

  start(label: string, totalBytes: number): void {
    this.label = label;
    this.total = totalBytes;
    this.startedAt = Date.now();
    this.saidAt = Date.now();
    this.say(`${label} ${bytesText(totalBytes)} …`);
  }

  update(bytes: number, records: number): void {
    if (Date.now() - this.saidAt < LINE_EVERY_MS) return;
    this.saidAt = Date.now();
    const {
      done,
      all,
      rate,
      left,
      records: count,
    } = wordsOf(bytes, this.total, records, (Date.now() - this.startedAt) / 1000);
    this.say(`${this.label} ${done} of ${all}, ${rate}, ${left} left, ${count} records`);
  }

  say(text: string): void {
    process.stdout.write(`${text}\n`);
  }

  stop(): void {
    this.saidAt = 0;
  }
}

/** A bar on a terminal, lines elsewhere. */
export function openProgress(isTerminal: boolean): Progress {
  return isTerminal ? new BarProgress() : new LineProgress();
}
