import { IconApi, IconBook2, IconLayoutDashboard, IconListSearch, IconSettings } from '@tabler/icons-react';

/** The screens of the rail in their order; `go` is the letter after `g`. Areas not built yet are not listed. */
export const SCREENS = [
  { id: 'overview', href: '/', go: 'o', Icon: IconLayoutDashboard, place: 'main' },
  { id: 'logs', href: '/logs', go: 'l', Icon: IconListSearch, place: 'main' },
  { id: 'ledger', href: '/ledger', go: 'i', Icon: IconBook2, place: 'main' },
  { id: 'settings', href: '/settings', go: 's', Icon: IconSettings, place: 'foot' },
  { id: 'reference', href: '/api-reference', go: 'a', Icon: IconApi, place: 'foot' },
] as const;

export type ScreenId = (typeof SCREENS)[number]['id'];

/** The screen an address belongs to; undefined for addresses outside the rail. */
export function screenOf(pathname: string): ScreenId | undefined {
  return SCREENS.find(({ href }) =>
    href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`),
  )?.id;
}
