import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime';
import { PathnameContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { NuqsTestingAdapter, type UrlUpdateEvent } from 'nuqs/adapters/testing';
import type { ReactElement, ReactNode } from 'react';
import type { Locale } from '@/components/data/preferences';
import { PreferencesProvider } from '@/components/data/preferences-context';
import { createQueryClient } from '@/components/data/query-client';
import { TimeRangeProvider } from '@/components/data/time-range-provider';
import { I18nProvider } from '@/components/i18n/i18n-provider';
import { TEXTS } from '@/components/i18n/resources';
import { ThemeProvider } from '@/components/layout/theme-provider';

interface RenderOptions {
  locale?: Locale;
  /** The screen's path and query as they stand in the address bar. */
  path?: string;
  query?: string;
  /** Told what the screen writes into its address. */
  onUrl?: (event: UrlUpdateEvent) => void;
  /** Told where a click wants to go. */
  onNavigate?: (href: string) => void;
}

/** Draws a component with everything a screen may rely on; times are UTC. */
export function renderScreen(element: ReactElement, options: RenderOptions = {}) {
  const { locale = 'en', path = '/', query = '', onUrl, onNavigate = () => {} } = options;
  const client = createQueryClient();
  const router = {
    bfcacheId: 'test',
    back: () => {},
    forward: () => {},
    refresh: () => {},
    push: onNavigate,
    replace: onNavigate,
    prefetch: () => {},
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <AppRouterContext value={router}>
      <PathnameContext value={path}>
        <I18nProvider locale={locale} texts={TEXTS[locale]}>
          <ThemeProvider>
            <QueryClientProvider client={client}>
              <NuqsTestingAdapter searchParams={query} {...(onUrl ? { onUrlUpdate: onUrl } : {})} hasMemory>
                <PreferencesProvider initial={{ locale, density: 'normal', timeZone: 'UTC', railPinned: false }}>
                  <TimeRangeProvider>{children}</TimeRangeProvider>
                </PreferencesProvider>
              </NuqsTestingAdapter>
            </QueryClientProvider>
          </ThemeProvider>
        </I18nProvider>
      </PathnameContext>
    </AppRouterContext>
  );
  return { user: userEvent.setup(), ...render(element, { wrapper }) };
}
