'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HeaderControls } from './header-controls';
import classes from './screen.module.css';

export interface Crumb {
  label: string;
  href: string;
}

export interface ScreenProps {
  /** The name of this place. */
  title: string;
  /** Places above it, outermost first. */
  parents?: readonly Crumb[];
  /** A filter or search bar in the header; on a phone it takes a row of its own. */
  filterBar?: ReactNode;
  /** False on screens that time does not change. */
  hasTime?: boolean;
  /** False lets the screen touch the edges and own its scrolling. */
  padded?: boolean;
  children: ReactNode;
}

/** One screen: sticky header (where, filter, when) and its content as the main landmark. */
export function Screen({ title, parents = [], filterBar, hasTime = true, padded = true, children }: ScreenProps) {
  const { t } = useTranslation('shell');
  return (
    <>
      <header className={classes.header} data-filter={filterBar !== undefined}>
        <nav aria-label={t('breadcrumb')} className={classes.crumbs}>
          <ol>
            {parents.map(({ label, href }) => (
              <li key={href}>
                <Link href={href}>{label}</Link>
              </li>
            ))}
            <li>
              <h1>{title}</h1>
            </li>
          </ol>
        </nav>
        <div className={classes.filter}>{filterBar}</div>
        <HeaderControls hasTime={hasTime} />
      </header>
      <main id="content" tabIndex={-1} className={padded ? classes.content : classes.flush}>
        {children}
      </main>
    </>
  );
}
