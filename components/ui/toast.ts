import type { ReactNode } from 'react';
import { loadWhenConnected } from '@/components/data/connection';

export interface Toast {
  id?: string;
  message: ReactNode;
  tone?: 'error';
  /** Milliseconds until it goes by itself. */
  autoClose?: number;
}

const listeners = new Set<() => void>();
let isWanted = false;

/** Tells `listener` when the first toast is shown: until then nothing of them is loaded. */
export function onFirstToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const hasToasts = (): boolean => isWanted;

/** Says something in a corner of the screen that goes by itself. */
export async function showToast({ tone, ...toast }: Toast): Promise<void> {
  isWanted = true;
  for (const listener of listeners) listener();
  const { notifications } = await loadToasts();
  notifications.show(tone === 'error' ? { ...toast, color: 'red' } : toast);
}

export async function hideToast(id: string): Promise<void> {
  const { notifications } = await loadToasts();
  notifications.hide(id);
}

const loadToasts = () => loadWhenConnected(() => import('@mantine/notifications'));
