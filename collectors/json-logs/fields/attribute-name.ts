import { Buffer } from 'node:buffer';
import type { LogBlock } from '@/pipeline/signals/log-signal';

/** The name of an attribute or resource attribute as it is stored. */
export class AttributeName {
  readonly text: string;
  readonly bytes: Buffer;
  /** The turn of the last record that has it. */
  seen = 0;
  private block = 0;
  private key = 0;

  constructor(text: string) {
    this.text = text;
    this.bytes = Buffer.from(text);
  }

  /** The index of its key in a block. */
  keyIn(block: LogBlock): number {
    if (block.serial !== this.block) {
      this.block = block.serial;
      this.key = block.attributeKey(this.bytes, 0, this.bytes.length);
    }
    return this.key;
  }
}

/** Each name once, so that a record can mark those it has. */
export class NameList {
  private names = new Map<string, AttributeName>();
  /** Names someone asked for when the process began. */
  private readonly constants = new Map<string, AttributeName>();

  get size(): number {
    return this.names.size;
  }

  of(text: string): AttributeName {
    const known = this.names.get(text);
    if (known) return known;
    const name = new AttributeName(text);
    this.names.set(text, name);
    return name;
  }

  /** A name that is never forgotten. */
  constant(text: string): AttributeName {
    const name = this.of(text);
    this.constants.set(text, name);
    return name;
  }

  forget(): void {
    this.names = new Map(this.constants);
  }
}
