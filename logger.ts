import pino, { type Logger } from 'pino';

/** Lines also go to whoever listens: the collector of Mangru's own logs. */
type Listener = (line: string) => void;
interface Shared {
  logger: Logger;
  listeners: Set<Listener>;
}

const KEY = Symbol.for('mangru.logger');

/** Shared through globalThis, because Next bundles the start-up code and the routes apart. */
function shared(): Shared {
  const holder = globalThis as { [KEY]?: Shared };
  holder[KEY] ??= create();
  return holder[KEY];
}

function create(): Shared {
  const listeners = new Set<Listener>();
  const write = (line: string) => {
    process.stdout.write(line);
    for (const listener of listeners) listener(line);
  };
  // Headers and bodies are never logged, so that keys and payloads cannot leak; what is logged is named field by field.
  return { logger: pino({ base: { service: 'mangru' } }, { write }), listeners };
}

/** The logger of this process: JSON lines on standard output. */
export function logger(): Logger {
  return shared().logger;
}

/** @returns a function that ends the listening */
export function onLogLine(listener: Listener): () => void {
  const { listeners } = shared();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
