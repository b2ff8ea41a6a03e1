import type { Locale } from '@/components/data/preferences';
import { errors } from './en/errors';
import { explorer } from './en/explorer';
import { ledger } from './en/ledger';
import { logs } from './en/logs';
import { overview } from './en/overview';
import { reference } from './en/reference';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { errors as koErrors } from './ko/errors';
import { explorer as koExplorer } from './ko/explorer';
import { ledger as koLedger } from './ko/ledger';
import { logs as koLogs } from './ko/logs';
import { overview as koOverview } from './ko/overview';
import { reference as koReference } from './ko/reference';
import { settings as koSettings } from './ko/settings';
import { shell as koShell } from './ko/shell';
import type { Translated } from './types';

const en = { shell, errors, overview, ledger, settings, reference, explorer, logs };
const ko: Translated<typeof en> = {
  shell: koShell,
  errors: koErrors,
  overview: koOverview,
  ledger: koLedger,
  settings: koSettings,
  reference: koReference,
  explorer: koExplorer,
  logs: koLogs,
};

/** The texts of one language by area. */
export type Texts = Translated<typeof en>;
export type EnglishTexts = typeof en;

/** Every language. Read on the server only, which hands a browser the one language it needs. */
export const TEXTS: Record<Locale, Texts> = { en, ko };
