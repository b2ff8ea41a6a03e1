import { IconApi, IconBook2, IconLayoutDashboard, IconListSearch, IconSettings } from '@tabler/icons-react';

/** Groups of the rail in their order: the present, records to search, what comes in, and at the foot Mangru itself. */
export const SCREEN_GROUPS = ['now', 'records', 'ingestion', 'foot'] as const;

/** The screens in the order of the rail; `go` is the letter after `g`. Areas not built yet are not listed. */
export const SCREENS = [
  { id: 'overview', href: '/', go: 'o', Icon: IconLayoutDashboard, group: 'now' },
  { id: 'logs', href: '/logs', go: 'l', Icon: IconListSearch, group: 'records' },
  { id: 'ledger', href: '/ledger', go: 'i', Icon: IconBook2, group: 'ingestion' },
  { id: 'settings', href: '/settings', go: 's', Icon: IconSettings, group: 'foot' },
  { id: 'reference', href: '/api-reference', go: 'a', Icon: IconApi, group: 'foot' },
] as const;

export type ScreenId = (typeof SCREENS)[number]['id'];

/** What the bar of a phone shows; the others are behind "More". */
export const PHONE_SCREENS: readonly ScreenId[] = ['overview', 'logs', 'ledger', 'settings'];

/** The screen an address belongs to; undefined for addresses outside the rail. */
export function screenOf(pathname: string): ScreenId | undefined {
  return SCREENS.find(({ href }) =>
    href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`),
  )?.id;
}
