'use client';

import { useMediaQuery } from '@mantine/hooks';
import { usePreferences } from '@/components/data/preferences-context';

export interface RowLayout {
  /** On a phone a row is a card of two lines: when, how bad and who above, the message below. */
  isCard: boolean;
  /** Pixels of a row that is not wrapped. */
  height: number;
}

const CARD_HEIGHT = 60;

/** How tall rows are here and now; compact and normal are the person's choice for all tables. */
export function useRowLayout(): RowLayout {
  const { density } = usePreferences();
  const isCard = useMediaQuery('(max-width: 48em)') ?? false;
  const height = density === 'compact' ? 28 : 36;
  return { isCard, height: isCard ? CARD_HEIGHT : height };
}
