import { Buffer } from 'node:buffer';
import { connect, constants, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';

export interface RawAnswer {
  /** Of the answer's headers and trailers, which come as one when there is no message. */
  headers: IncomingHttpHeaders;
  trailers: IncomingHttpHeaders;
  message: Buffer;
}

/** A message in its frame. */
export function frame(message: Buffer, compressed = false): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(compressed ? 1 : 0);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/** One gRPC call of bytes as they are, whatever a client library would make of them. */
export function rawCall(
  port: number,
  path: string,
  body: Buffer,
  headers: OutgoingHttpHeaders = {},
): Promise<RawAnswer> {
  const session = connect(`http://127.0.0.1:${port}`);
  return new Promise<RawAnswer>((resolve, reject) => {
    const { HTTP2_HEADER_METHOD, HTTP2_HEADER_PATH } = constants;
    const stream = session.request({
      [HTTP2_HEADER_METHOD]: 'POST',
      [HTTP2_HEADER_PATH]: path,
      'content-type': 'application/grpc',
      te: 'trailers',
      ...headers,
    });
    const answer: RawAnswer = { headers: {}, trailers: {}, message: Buffer.alloc(0) };
    const parts: Buffer[] = [];
    stream.on('response', (received) => Object.assign(answer.headers, received));
    stream.on('trailers', (received) => Object.assign(answer.trailers, received));
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('error', reject);
    stream.on('close', () => resolve({ ...answer, message: Buffer.concat(parts) }));
    session.on('error', reject);
    stream.end(body);
  }).finally(() => session.close());
}
