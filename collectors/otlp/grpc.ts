import type { Buffer } from 'node:buffer';
import { type GrpcCall, type GrpcServer, type GrpcStatus, startGrpcServer } from '@/collectors/grpc/server';
import { FRAME_BYTES, unframe } from '@/collectors/grpc/unframe';
import { idempotencyKey } from '@/collectors/http/idempotency-key';
import { readBody } from '@/collectors/http/read-body';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import type { Signal } from '@/model/signal';
import { intake } from '@/pipeline/intake';
import { encodeStatus, encodeSuccess, rpcCode } from './answers';
import { receive } from './receive';
import { OTLP_SIGNALS, type OtlpSignal, UNSUPPORTED_SIGNALS } from './signals';

const SIGNALS = new Map(OTLP_SIGNALS.map((signal) => [signal.method, signal]));
const UNSUPPORTED = new Map<string, Signal>(UNSUPPORTED_SIGNALS.map(({ method, signal }) => [method, signal]));

/** OTLP/gRPC: an `Export` for every signal. @throws Error when the port is taken */
export function startGrpc(host: string, port: number, maxBytes: number): Promise<GrpcServer> {
  return startGrpcServer(host, port, async (call) => {
    try {
      const signal = await signalOf(call.method);
      const { body, key } = await read(call, signal.signal, maxBytes);
      const request = { signal, source: 'otlp-grpc', encoding: 'protobuf', body, idempotencyKey: key } as const;
      return encodeSuccess('protobuf', signal, await receive(request));
    } catch (cause) {
      return statusOf(toSenderError(cause));
    }
  });
}

async function signalOf(method: string): Promise<OtlpSignal> {
  const known = SIGNALS.get(method);
  if (known) return known;
  const signal = UNSUPPORTED.get(method);
  if (signal === undefined) throw new AppError('not_found', `There is no method ${method}.`);
  const error = new AppError('not_found', `OTLP ${signal} are not collected here.`);
  await count(signal, error);
  throw error;
}

/** A call that cannot be read is refused here, since nobody behind sees it. */
async function read({ headers, body }: GrpcCall, signal: Signal, maxBytes: number) {
  try {
    const key = idempotencyKey(headers);
    const unwrap = (bytes: Buffer) => unframe(bytes, headers);
    return { key, body: await readBody({ headers: {}, body }, { maxBytes: maxBytes + FRAME_BYTES, unwrap }) };
  } catch (error) {
    await count(signal, error);
    throw error;
  }
}

function count(signal: Signal, error: unknown): Promise<void> {
  return intake.refuse({ signal, source: 'otlp-grpc', bytes: 0, error });
}

function statusOf(error: AppError): GrpcStatus {
  return { code: rpcCode(error), message: error.message, details: encodeStatus('protobuf', error) };
}
