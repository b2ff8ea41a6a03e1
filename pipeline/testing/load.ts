import { encodeRequest } from '@/collectors/otlp/testing/encode-request';

/** Records of each delivery. */
export const RECORDS = 40;
const SENDERS = 6;

export interface Delivery {
  name: string;
  path: string;
  headers: Record<string, string>;
  body: Buffer;
}

/** Senders that keep the collector busy until it stops answering. */
export class Load {
  readonly acknowledged: string[] = [];
  /** Statuses other than success, and failed connections as 0. */
  readonly refusals: number[] = [];
  private readonly port: number;
  private readonly prefix: string;
  private readonly pending: Delivery[];
  private sequence = 0;

  constructor(port: number, prefix: string, pending: Delivery[] = []) {
    this.port = port;
    this.prefix = prefix;
    this.pending = pending;
  }

  /** @returns what was sent and not acknowledged */
  async run(known: Set<string>): Promise<Delivery[]> {
    const unanswered = await Promise.all(Array.from({ length: SENDERS }, () => this.send()));
    for (const name of this.acknowledged) known.add(name);
    return [...unanswered, ...this.pending];
  }

  /** Sends again what is left. */
  async settle(): Promise<void> {
    for (let next = this.pending.pop(); next; next = this.pending.pop()) {
      if (!(await this.deliver(next))) throw new Error(`${next.name} is not taken after the restart`);
    }
  }

  private async send(): Promise<Delivery> {
    for (;;) {
      const next = this.pending.pop() ?? this.make();
      if (!(await this.deliver(next).catch(() => this.broken()))) return next;
    }
  }

  private async deliver({ name, path, headers, body }: Delivery): Promise<boolean> {
    const url = `http://127.0.0.1:${this.port}${path}`;
    const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) });
    await answer.arrayBuffer();
    if (!answer.ok) this.refusals.push(answer.status);
    if (answer.ok) this.acknowledged.push(name);
    return answer.ok;
  }

  private broken(): false {
    this.refusals.push(0);
    return false;
  }

  private make(): Delivery {
    const turn = this.sequence++;
    const name = `${this.prefix}-${turn}`;
    const indexes = Array.from({ length: RECORDS }, (_, i) => i);
    const now = Date.now();
    if (turn % 3 === 0) {
      const lines = indexes.map((i) =>
        JSON.stringify({
          time: now - i * 700,
          level: i % 5 ? 'info' : 'error',
          service: `svc-${i % 3}`,
          msg: `line ${i}`,
          delivery: name,
          i: String(i),
        }),
      );
      const headers = { 'content-type': 'application/x-ndjson', 'idempotency-key': name };
      return { name, path: '/api/v1/logs', headers, body: Buffer.from(lines.join('\n')) };
    }
    const body = encodeRequest({
      service: `svc-${turn % 4}`,
      records: indexes.map((i) => ({
        timeUnixNano: BigInt(now - i * 700) * 1_000_000n,
        severityNumber: i % 5 ? 9 : 17,
        body: `line ${i}`,
        attributes: [
          ['delivery', name],
          ['i', String(i)],
          ['http.route', `/r/${i % 4}`],
        ],
      })),
    });
    return { name, path: '/v1/logs', headers: { 'content-type': 'application/x-protobuf' }, body };
  }
}
