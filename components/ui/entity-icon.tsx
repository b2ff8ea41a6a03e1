'use client';

import {
  IconApps,
  IconBolt,
  IconBox,
  IconCreditCard,
  IconCube,
  IconDatabase,
  IconServer,
  IconStack2,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

export type EntityType = keyof typeof ICONS;

const ICONS = {
  service: IconApps,
  database: IconDatabase,
  queue: IconStack2,
  cache: IconBolt,
  host: IconServer,
  container: IconBox,
  pod: IconCube,
  account: IconCreditCard,
};

/** What kind of thing a name belongs to. */
export function EntityIcon({ type, size = 16 }: { type: EntityType; size?: number }) {
  const { t } = useTranslation('shell');
  const Icon = ICONS[type];
  return <Icon role="img" aria-label={t(`entity.${type}`)} size={size} stroke={1.6} />;
}
