'use client';

import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';
import { loadWhenConnected } from '@/components/data/connection';
import { hasToasts, onFirstToast } from '@/components/ui/toast';

const Notifications = dynamic(
  () => loadWhenConnected(() => import('@mantine/notifications')).then((module) => module.Notifications),
  { ssr: false },
);

const none = () => false;

/** Where toasts appear, from the first one on. */
export function Toasts() {
  const isWanted = useSyncExternalStore(onFirstToast, hasToasts, none);
  return isWanted ? <Notifications position="bottom-right" autoClose={4000} /> : null;
}
