'use client';

import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from '@/components/ui/theme';

/** Mantine with our theme; what only shows a cross is named in the person's language. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('shell');
  const close = t('close');
  const named = useMemo(
    () => mergeThemeOverrides(theme, { components: { CloseButton: { defaultProps: { 'aria-label': close } } } }),
    [close],
  );
  return (
    <MantineProvider theme={named} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
