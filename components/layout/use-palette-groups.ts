'use client';

import { useMantineColorScheme } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '@/components/data/preferences-context';
import { SAVED_VIEWS_PATH } from '@/components/data/saved-views';
import { useApi } from '@/components/data/use-api';
import type { CountedValue } from '@/components/filters/filter-source';
import { printTerm, printValue } from '@/model/filter/print-filter';
import type { SavedView } from '@/model/saved-view';
import { useShellOverlays } from './overlays-context';
import { findTraceId, type PaletteGroup } from './palette-entries';
import { SCREENS } from './screens';
import { useScreenHref } from './use-screen-href';

/** `direct` answers what was typed (a trace id, a text to search); `groups` is what can be picked by name. */
export function usePaletteGroups(opened: boolean, query: string): { groups: PaletteGroup[]; direct: PaletteGroup[] } {
  const { t } = useTranslation('shell');
  const router = useRouter();
  const screenHref = useScreenHref();
  const actions = useActionEntries();
  const popular = { field: 'service', from: 'now-1d', limit: '100' };
  const services = useApi<{ data: CountedValue[] }>('/api/v1/logs/values', popular, { enabled: opened });
  const views = useApi<{ data: SavedView[] }>(SAVED_VIEWS_PATH, { screen: 'logs' }, { enabled: opened });
  const logs = (filter: string) => router.push(screenHref('/logs', { filter }));

  const screens = SCREENS.map(({ id, href }) => ({
    id: `screen ${id}`,
    label: t(`nav.${id}`),
    run: () => router.push(screenHref(href)),
  }));
  const serviceEntries = (services.data?.data ?? []).map(({ value }) => ({
    id: `service ${value}`,
    label: value,
    run: () => logs(printTerm('service', value)),
  }));
  const viewEntries = (views.data?.data ?? []).map((view) => ({
    id: `view ${view.id}`,
    label: view.name,
    run: () => router.push(`/logs?${view.query}`),
  }));
  const groups = [
    { label: t('palette.screens'), entries: screens },
    { label: t('palette.services'), entries: serviceEntries },
    { label: t('palette.views'), entries: viewEntries },
    { label: t('palette.actions'), entries: actions },
  ];
  return { groups, direct: directGroups(query.trim()) };

  function directGroups(text: string): PaletteGroup[] {
    const traceId = findTraceId(text);
    if (traceId) {
      const run = () => logs(printTerm('trace_id', traceId));
      return [
        { label: t('palette.trace'), entries: [{ id: 'trace', label: t('palette.traceGo', { id: traceId }), run }] },
      ];
    }
    if (text.length < 3) return [];
    const run = () => logs(printValue(text));
    return [{ label: t('palette.search'), entries: [{ id: 'search', label: t('palette.searchGo', { text }), run }] }];
  }
}

function useActionEntries() {
  const { t } = useTranslation('shell');
  const { setColorScheme } = useMantineColorScheme();
  const { locale, railPinned, set } = usePreferences();
  const { openKeyHelp } = useShellOverlays();
  const other = locale === 'en' ? 'ko' : 'en';
  return [
    { id: 'light', label: t('palette.theme', { theme: t('theme.light') }), run: () => setColorScheme('light') },
    { id: 'dark', label: t('palette.theme', { theme: t('theme.dark') }), run: () => setColorScheme('dark') },
    { id: 'auto', label: t('palette.theme', { theme: t('theme.auto') }), run: () => setColorScheme('auto') },
    {
      id: 'language',
      label: t('palette.language', { language: t(`language.${other}`) }),
      run: () => set({ locale: other }),
    },
    { id: 'rail', label: railPinned ? t('nav.unpin') : t('nav.pin'), run: () => set({ railPinned: !railPinned }) },
    { id: 'keys', label: t('keys.open'), run: openKeyHelp },
  ];
}
