'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import type { Preferences } from '@/components/data/preferences';
import { PreferencesProvider } from '@/components/data/preferences-context';
import { createQueryClient } from '@/components/data/query-client';
import { TimeRangeProvider } from '@/components/data/time-range-provider';
import { I18nProvider } from '@/components/i18n/i18n-provider';
import type { Texts } from '@/components/i18n/resources';
import { ThemeProvider } from './theme-provider';
import { Toasts } from './toasts';

/** Everything a screen may rely on: language, theme, preferences, URL state, data cache, toasts. */
export function Providers(props: { preferences: Preferences; texts: Texts; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <I18nProvider locale={props.preferences.locale} texts={props.texts}>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>
            <PreferencesProvider initial={props.preferences}>
              <TimeRangeProvider>{props.children}</TimeRangeProvider>
              <Toasts />
            </PreferencesProvider>
          </NuqsAdapter>
        </QueryClientProvider>
      </ThemeProvider>
    </I18nProvider>
  );
}
