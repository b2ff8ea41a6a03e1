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
  /** What narrows everything below, beside the name of the place: `ScopeChips` where the screen asks with `useScope`. */
  scope?: ReactNode;
  /** What the screen asks, in a row of its own below the first: a filter bar. */
  queryRow?: ReactNode;
  /** False on screens that time does not change. */
  hasTime?: boolean;
  /** False lets the screen touch the edges and own its scrolling. */
  padded?: boolean;
  children: ReactNode;
}

/** One screen: sticky header (where, of what, when; then the query) and its content as the main landmark. */
export function Screen(props: ScreenProps) {
  const { title, parents = [], queryRow, scope, hasTime = true, padded = true } = props;
  const { t } = useTranslation('shell');
  return (
    <>
      <header className={classes.header}>
        <div className={classes.place} data-crowded={scope !== undefined}>
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
          {scope ? <div className={classes.scope}>{scope}</div> : null}
          <HeaderControls hasTime={hasTime} />
        </div>
        {queryRow ? <div className={classes.query}>{queryRow}</div> : null}
      </header>
      <main id="content" tabIndex={-1} className={padded ? classes.content : classes.flush}>
        {props.children}
      </main>
    </>
  );
}
