import { Buffer } from 'node:buffer';
import {
  constants,
  createServer,
  type Http2Server,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { COMPRESSIONS } from '@/collectors/http/decompress';
import { toSenderError } from '@/collectors/http/refusal';
import { logger } from '@/logger';

const OK = 0;
const MIB = 1024 * 1024;
/** A sender that goes silent in the middle of a call is not waited for longer. */
const SILENCE_MS = 120_000;
/** Bytes under way before the sender waits for room: of one call, and of a connection. */
const CALL_WINDOW = MIB;
const CONNECTION_WINDOW = 8 * MIB;

/** A call that ends without an answer. */
export interface GrpcStatus {
  code: number;
  message: string;
  /** A `google.rpc.Status` in protobuf. */
  details: Buffer;
}

export interface GrpcCall {
  /** Path, as `/package.Service/Method`. */
  method: string;
  headers: IncomingHttpHeaders;
  /** The request's message in its frame, see `unframe`. */
  body: ServerHttp2Stream;
}

/** Answers a call with a message or a status; whatever it throws is answered as UNAVAILABLE. */
export type GrpcHandler = (call: GrpcCall) => Promise<Buffer | GrpcStatus>;

export interface GrpcServer {
  port: number;
  /** Finishes running calls and takes no new ones. */
  close(): Promise<void>;
}

/**
 * gRPC with unary calls, over Node's HTTP/2 (github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md). The library of
 * that name knows two compressions and says nothing of the calls it refuses; here bodies are read as over HTTP.
 * @throws Error when the port is taken
 */
export function startGrpcServer(host: string, port: number, handler: GrpcHandler): Promise<GrpcServer> {
  const sessions = new Set<ServerHttp2Session>();
  const settings = { maxConcurrentStreams: 1000, initialWindowSize: CALL_WINDOW };
  const server = createServer({ maxSessionMemory: 64, settings });
  server.on('session', (session) => {
    sessions.add(session);
    session.setLocalWindowSize(CONNECTION_WINDOW);
    session.once('close', () => sessions.delete(session));
  });
  // A connection that breaks is its sender's matter; without listeners it would end the process.
  server.on('sessionError', () => undefined);
  server.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    stream.setTimeout(SILENCE_MS, () => stream.close(constants.NGHTTP2_CANCEL));
    void answer(stream, headers, handler);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address ? address.port : port;
      resolve({ port: bound, close: () => close(server, sessions) });
    });
  });
}

async function answer(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, handler: GrpcHandler): Promise<void> {
  const type = headers['content-type'] ?? '';
  if (headers[':method'] !== 'POST' || !/^application\/grpc(?:\+proto)?(?:;|$)/.test(type)) {
    stream.respond({ ':status': 415 }, { endStream: true });
    return;
  }
  const call = { method: headers[':path'] ?? '', headers, body: stream };
  const outcome = await handler(call).catch((cause: unknown) => {
    const { message } = toSenderError(cause);
    return { code: 14, message, details: Buffer.alloc(0) };
  });
  // Given up meanwhile: nobody listens any more.
  if (stream.destroyed || stream.closed || stream.headersSent) return;
  try {
    if (Buffer.isBuffer(outcome)) respond(stream, outcome);
    else refuse(stream, outcome);
  } catch (error) {
    logger().warn({ err: error }, 'a gRPC call could not be answered');
  }
}

const ANSWER = {
  ':status': 200,
  'content-type': 'application/grpc+proto',
  'grpc-accept-encoding': COMPRESSIONS.join(','),
};

function respond(stream: ServerHttp2Stream, message: Buffer): void {
  stream.once('wantTrailers', () => stream.sendTrailers({ 'grpc-status': String(OK) }));
  stream.respond(ANSWER, { waitForTrailers: true });
  const frame = Buffer.alloc(5);
  frame.writeUInt32BE(message.length, 1);
  stream.end(Buffer.concat([frame, message]));
}

/** The status stands in the only headers there are. What of the request is still on its way is not wanted any more. */
function refuse(stream: ServerHttp2Stream, { code, message, details }: GrpcStatus): void {
  stream.respond(
    {
      ...ANSWER,
      'grpc-status': String(code),
      'grpc-message': encodeURIComponent(message.toWellFormed()),
      'grpc-status-details-bin': details.toString('base64'),
    },
    { endStream: true },
  );
  if (!stream.readableEnded) stream.close(constants.NGHTTP2_NO_ERROR);
}

function close(server: Http2Server, sessions: ReadonlySet<ServerHttp2Session>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const session of sessions) session.close();
  });
}
