import { readEnv } from '@/env';
import { logger } from '@/logger';
import { maxBodyBytes } from './http/read-body';
import { startHttp } from './http/server';
import { startGrpc } from './otlp/grpc';
import { collectOwnLogs } from './self/collect-own-logs';

export interface Collectors {
  ports: { http: number; grpc: number };
  /** Sends what Mangru has said of itself so far, and no more after that. */
  endOwnLogs(): Promise<void>;
  /** Takes nothing more and answers what has begun. */
  close(): Promise<void>;
}

/** Opens the ports that logs come in by. @throws Error when a port is taken */
export async function startCollectors(): Promise<Collectors> {
  const { HOST, OTLP_HTTP_PORT, OTLP_GRPC_PORT } = readEnv();
  const stopOwnLogs = collectOwnLogs();
  const http = await startHttp(HOST, OTLP_HTTP_PORT);
  const grpc = await startGrpc(HOST, OTLP_GRPC_PORT, maxBodyBytes());
  const ports = { http: http.port, grpc: grpc.port };
  logger().info({ host: HOST, ...ports }, 'collecting logs by OTLP/HTTP, OTLP/gRPC and JSON');
  return {
    ports,
    endOwnLogs: stopOwnLogs,
    close: async () => {
      // Own lines first, while the pipeline still takes them.
      await Promise.all([stopOwnLogs(), http.close(), grpc.close()]);
    },
  };
}
