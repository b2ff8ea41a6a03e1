import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  ms: number;
}

/** Sends a body as it is; one in pieces goes chunked, without a length. The answer may come before all is sent. */
export function post(
  port: number,
  path: string,
  headers: Record<string, string>,
  body: Buffer | Iterable<Buffer>,
): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method: 'POST', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const ms = Math.round(performance.now() - started);
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts), ms });
        sent.destroy();
      });
    });
    sent.on('error', reject);
    if (Buffer.isBuffer(body)) sent.end(body);
    else Readable.from(body).pipe(sent);
  });
}

/** Writes bytes to a connection, ends it, and gives back what came. */
export function exchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(bytes));
    socket.setEncoding('latin1').on('data', (text: string) => {
      answer += text;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
