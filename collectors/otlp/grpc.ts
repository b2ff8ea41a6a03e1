import type { Buffer } from 'node:buffer';
import {
  Metadata,
  ResponderBuilder,
  Server,
  ServerCredentials,
  ServerInterceptingCall,
  type ServerInterceptor,
  ServerListenerBuilder,
  type ServiceDefinition,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { toSenderError } from '@/collectors/http/refusal';
import { AppError } from '@/model/errors';
import { intake } from '@/pipeline/intake';
import { encodeStatus, encodeSuccess, rpcCode } from './answers';
import { receiveLogs } from './receive-logs';

const asIs = (bytes: Buffer) => bytes;

/** Requests arrive as bytes and are decoded once, by the same decoder as OTLP/HTTP. */
const LogsService: ServiceDefinition = {
  export: {
    path: '/opentelemetry.proto.collector.logs.v1.LogsService/Export',
    requestStream: false,
    responseStream: false,
    requestDeserialize: asIs,
    requestSerialize: asIs,
    responseDeserialize: asIs,
    responseSerialize: asIs,
  },
};

const implementation: UntypedServiceImplementation = {
  export: (call: { request: Buffer }, callback: (error: object | null, answer?: Buffer) => void) => {
    receiveLogs(call.request, 'protobuf', 'otlp-grpc').then(
      (success) => callback(null, encodeSuccess('protobuf', success)),
      (cause: unknown) => {
        const error = toSenderError(cause);
        const metadata = new Metadata();
        metadata.set('grpc-status-details-bin', encodeStatus('protobuf', error));
        callback({ code: rpcCode(error), details: error.message, metadata });
      },
    );
  },
};

/** What the library refuses itself (too large, damaged on the wire) never reaches the service: counted at its end. */
const countUnread: ServerInterceptor = (_, call) => {
  let read = false;
  const listener = new ServerListenerBuilder()
    .withOnReceiveMessage((message, next) => {
      read = true;
      next(message);
    })
    .withOnCancel(() => {
      if (!read) void refuseUnread();
    })
    .build();
  return new ServerInterceptingCall(call, new ResponderBuilder().withStart((next) => next(listener)).build());
};

function refuseUnread(): Promise<void> {
  const message = 'A call ended before its message was read: too large, damaged or given up by the sender.';
  return intake.refuse({ signal: 'logs', source: 'otlp-grpc', bytes: 0, error: new AppError('bad_request', message) });
}

export interface GrpcServer {
  port: number;
  /** Finishes running calls and takes no new ones. */
  close(): Promise<void>;
}

/** OTLP/gRPC. @throws Error when the port is taken */
export function startGrpc(host: string, port: number, maxBytes: number): Promise<GrpcServer> {
  const server = new Server({
    'grpc.max_receive_message_length': maxBytes,
    'grpc.max_concurrent_streams': 1000,
    'grpc-node.max_session_memory': 64,
    interceptors: [countUnread],
  });
  server.addService(LogsService, implementation);
  return new Promise((resolve, reject) => {
    server.bindAsync(`${host}:${port}`, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve({ port: bound, close: () => new Promise((done) => server.tryShutdown(() => done())) });
    });
  });
}
