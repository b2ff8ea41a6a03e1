/** What a person chose for this browser. Kept in cookies so that the first HTML already looks right. */
export interface Preferences {
  locale: Locale;
  density: 'normal' | 'compact';
  /** IANA name, or 'browser' for the zone of the device. */
  timeZone: string;
  railPinned: boolean;
}

export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];

/** Cookie names, one per preference. */
export const PREFERENCE_COOKIES: Record<keyof Preferences, string> = {
  locale: 'mangru_locale',
  density: 'mangru_density',
  timeZone: 'mangru_time_zone',
  railPinned: 'mangru_rail',
};

/** Preferences from cookies; `acceptLanguage` decides the language of a first visit. Unknown values fall back. */
export function readPreferences(cookie: (name: string) => string | undefined, acceptLanguage: string): Preferences {
  const timeZone = cookie(PREFERENCE_COOKIES.timeZone) ?? 'browser';
  return {
    locale: readLocale(cookie(PREFERENCE_COOKIES.locale), acceptLanguage),
    density: cookie(PREFERENCE_COOKIES.density) === 'compact' ? 'compact' : 'normal',
    timeZone: timeZone === 'browser' || isTimeZone(timeZone) ? timeZone : 'browser',
    railPinned: cookie(PREFERENCE_COOKIES.railPinned) === 'true',
  };
}

function readLocale(chosen: string | undefined, acceptLanguage: string): Locale {
  const isLocale = (text: string): text is Locale => (LOCALES as readonly string[]).includes(text);
  if (chosen && isLocale(chosen)) return chosen;
  const wished = acceptLanguage
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isLocale);
  return wished ?? 'en';
}

/** True for an IANA time-zone name this engine knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
