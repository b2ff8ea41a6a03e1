'use client';

import { useEffect, useState } from 'react';
import { apiUrl } from '@/components/data/use-api';
import { useExplorer } from '@/components/explorer/explorer-context';
import type { TailEvent } from '@/components/explorer/explorer-source';
import { arrive, EMPTY_TAIL, setPaused, type TailBuffer } from './tail-buffer';

/** `lost` waits for the browser to connect again; `refused` needs the person. */
export type TailStatus = 'connecting' | 'open' | 'lost' | 'refused';

export interface Tail extends TailBuffer {
  status: TailStatus;
  reconnect: () => void;
}

/** Follows new rows that match the filter while `enabled`. Events are gathered and drawn once a frame. */
export function useTail(filter: string, enabled: boolean, paused: boolean): Tail {
  const { path, tailEvent } = useExplorer();
  const [buffer, setBuffer] = useState(EMPTY_TAIL);
  const [status, setStatus] = useState<TailStatus>('connecting');
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt opens a new stream
  useEffect(() => {
    setBuffer((before) => ({ ...EMPTY_TAIL, paused: before.paused }));
    if (!enabled) return undefined;
    setStatus('connecting');
    const gathered = gatherByFrame((events) => setBuffer((before) => arrive(before, events)));
    const source = new EventSource(apiUrl(`${path}/tail`, { filter }));
    source.addEventListener('open', () => setStatus('open'));
    source.addEventListener(tailEvent, (message) => {
      const event = parseEvent(message.data);
      if (event) gathered.add(event);
    });
    source.addEventListener('error', () => setStatus(source.readyState === EventSource.CLOSED ? 'refused' : 'lost'));
    return () => {
      source.close();
      gathered.cancel();
    };
  }, [filter, enabled, attempt, path]);

  if (buffer.paused !== paused) setBuffer((before) => setPaused(before, paused));

  return {
    ...buffer,
    status,
    reconnect: () => setAttempt((before) => before + 1),
  };
}

function parseEvent(text: unknown): TailEvent | undefined {
  try {
    return JSON.parse(String(text)) as TailEvent;
  } catch {
    return undefined;
  }
}

/** A hidden tab draws no frames; events then wait here, and only the newest. */
const MOST_WAITING = 200;

function gatherByFrame(flush: (events: TailEvent[]) => void): {
  add: (event: TailEvent) => void;
  cancel: () => void;
} {
  let waiting: TailEvent[] = [];
  let frame = 0;
  return {
    add: (event) => {
      waiting.push(event);
      if (waiting.length > MOST_WAITING) waiting.shift();
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        const events = waiting;
        waiting = [];
        flush(events);
      });
    },
    cancel: () => cancelAnimationFrame(frame),
  };
}
