import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface BreakableServer {
  url: string;
  /** From now on nothing listens, as after a kill. */
  kill: () => Promise<void>;
  /** Listens again under the same address. */
  start: () => Promise<void>;
}

/** Another door to the server under test, which can be shut without disturbing other journeys. */
export async function breakableServer(): Promise<BreakableServer> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(process.env.MANGRU_E2E_PORT), '127.0.0.1');
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  const start = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await start(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    start: () => start(port),
    kill: async () => {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
