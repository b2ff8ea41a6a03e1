import { describe, expect, it } from 'vitest';
import { parseFilter } from '@/model/filter/parse-filter';
import { LOGS } from '@/model/signals/logs';
import { chooseRollup } from './choose-rollup';

const chosen = (text: string) => {
  const choice = chooseRollup(LOGS, parseFilter(text));
  if (choice === null) return 'rows';
  return choice.facet ? `facets ${choice.facet.name}` : 'counts';
};

describe('chooseRollup', () => {
  it.each([
    ['', 'counts'],
    ['service:a', 'counts'],
    ['-service:a level>=warn (source:json OR service:b*)', 'counts'],
    ['severity_number>=17', 'rows'],
    ['timeout', 'rows'],
    ['user.id:7', 'rows'],
    ['host:h1', 'facets host.name'],
    ['host.name:(a OR b) level:error', 'facets host.name'],
    ['status>=500 -service:a', 'facets http.response.status_code'],
    ['route:*', 'facets http.route'],
    ['host:h1 pod:p1', 'rows'],
    ['host:h1 OR service:a', 'rows'],
    ['-host:h1', 'rows'],
    ['host:""', 'rows'],
    ['host:(a OR -b)', 'rows'],
    ['host:h1 source:json', 'rows'],
    ['host:h1 timeout', 'rows'],
  ])('%s is counted from %s', (text, expected) => {
    expect(chosen(text)).toBe(expected);
  });
});
