/**
 * What the records of one resource and scope have in common, by dictionary index, and how many of them are still to be
 * counted.
 */
export class BlockSource {
  /** The resource attributes. */
  readonly entries: { key: number; value: number }[] = [];
  /** Values of promoted columns that come with the resource. */
  readonly promoted: [slot: number, value: number][] = [];
  service: number;
  scope: number;
  /** Records a rollup group since they were counted last. */
  readonly run = new Map<number, number>();

  constructor(service: number, scope: number) {
    this.service = service;
    this.scope = scope;
  }
}
