import { expect, test } from 'vitest';
import { isTimeZone, readPreferences } from './preferences';

const read = (cookies: Record<string, string>, acceptLanguage = '') =>
  readPreferences((name) => cookies[name], acceptLanguage);

test.each([
  ['', 'en'],
  ['ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
  ['de-DE,de;q=0.9', 'en'],
  ['de-DE, ko;q=0.5', 'ko'],
])('a first visit with "%s" reads %s', (acceptLanguage, locale) => {
  expect(read({}, acceptLanguage).locale).toBe(locale);
});

test('what was chosen wins, and nonsense falls back', () => {
  expect(read({ mangru_locale: 'ko', mangru_density: 'compact', mangru_rail: 'true' }, 'en')).toEqual({
    locale: 'ko',
    density: 'compact',
    timeZone: 'browser',
    railPinned: true,
  });
  expect(read({ mangru_locale: 'xx', mangru_density: '"><script>', mangru_time_zone: 'Mars/Base' })).toEqual({
    locale: 'en',
    density: 'normal',
    timeZone: 'browser',
    railPinned: false,
  });
});

test('time zones are those the engine knows', () => {
  expect(isTimeZone('Asia/Seoul')).toBe(true);
  expect(isTimeZone('Mars/Base')).toBe(false);
});
