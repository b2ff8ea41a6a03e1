'use client';

import { createInstance, type i18n } from 'i18next';
import { type ReactNode, useMemo } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Locale } from '@/components/data/preferences';
import type { Texts } from './resources';

function createI18n(locale: Locale, texts: Texts): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    resources: { [locale]: texts },
    defaultNS: 'shell',
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
  return instance;
}

/** Makes `useTranslation(area)` speak the language the server chose, from the first HTML on. */
export function I18nProvider({ locale, texts, children }: { locale: Locale; texts: Texts; children: ReactNode }) {
  const instance = useMemo(() => createI18n(locale, texts), [locale, texts]);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
