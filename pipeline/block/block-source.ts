/**
 * What the records of one resource and scope have in common, by dictionary index, and how many of them are still to be
 * counted.
 */
export class BlockSource {
  /** The resource attributes, and behind them what the scope adds. */
  readonly entries: { key: number; value: number }[] = [];
  /** Values of promoted columns that come with the resource. */
  readonly promoted: [slot: number, value: number][] = [];
  service: number;
  scope: number;
  /** Records a group since they were counted last. */
  readonly run = new Map<number, number>();

  private readonly keys = new Set<number>();
  private ofResource: number | undefined;

  constructor(service: number, scope: number) {
    this.service = service;
    this.scope = scope;
  }

  /** False when the key is there already: of duplicates the first one counts. */
  add(key: number, value: number): boolean {
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    this.entries.push({ key, value });
    return true;
  }

  /** Another scope of the same resource; what was counted before must not be of it. */
  startScope(scope: number): void {
    this.ofResource ??= this.entries.length;
    for (const { key } of this.entries.splice(this.ofResource)) this.keys.delete(key);
    this.scope = scope;
  }
}
