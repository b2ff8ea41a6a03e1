import '@/components/ui/global.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import '@fontsource-variable/jetbrains-mono/index.css';
import '@/components/ui/tokens.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Providers } from '@/components/layout/providers';
import { requestPreferences } from './preferences';

export async function generateMetadata(): Promise<Metadata> {
  const { texts } = await requestPreferences();
  return {
    title: { default: texts.shell.product, template: `%s · ${texts.shell.product}` },
    description: texts.shell.tagline,
    icons: { icon: '/icon.svg' },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { preferences, texts } = await requestPreferences();
  return (
    <html lang={preferences.locale} data-density={preferences.density} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" />
      </head>
      <body>
        <Providers preferences={preferences} texts={texts}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
