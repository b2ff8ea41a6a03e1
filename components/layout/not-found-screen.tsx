'use client';

import Link from 'next/link';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/components/ui/empty-state';
import { BrandMark } from './brand-mark';
import classes from './not-found.module.css';

/** For addresses nothing answers. Plain, because its code is loaded with every screen. */
export function NotFoundScreen() {
  const { t } = useTranslation('errors');
  return (
    <main id="content" className={classes.page}>
      <BrandMark size={40} />
      <h1 className="mg-visually-hidden">{t('notFound.title')}</h1>
      <EmptyState title={t('notFound.title')} text={t('notFound.text')}>
        <Link href="/">{t('notFound.home')}</Link>
      </EmptyState>
    </main>
  );
}
