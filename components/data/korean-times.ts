/** Korean words for times and the English ones the reader of times knows, in the order they are replaced. */
const WORDS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/(그저께|그제)/g, ' 2 days ago '],
  [
    /(최근|지난|이전)\s*(\d+)\s*(초|분|시간|일|주|개월|달)(\s*동안|\s*간)?/g,
    (_, __, n, unit) => ` last ${n} ${UNITS[unit ?? '']} `,
  ],
  [/(\d+)\s*(초|분|시간|일|주|개월|달)\s*전/g, (_, n, unit) => ` ${n} ${UNITS[unit ?? '']} ago `],
  [/지난\s*([월화수목금토일])요일/g, (_, day) => ` last ${DAYS[day ?? '']} `],
  [/([월화수목금토일])요일/g, (_, day) => ` ${DAYS[day ?? '']} `],
  [/(\d{4})\s*년\s*(\d{1,2})\s*월\s*(\d{1,2})\s*일/g, (_, year, month, day) => ` ${year}/${month}/${day} `],
  [/(\d{1,2})\s*월\s*(\d{1,2})\s*일/g, (_, month, day) => ` ${MONTHS[Number(month) - 1] ?? month} ${day} `],
  [
    /(오전|오후)?\s*(\d{1,2})\s*시(?:\s*(\d{1,2})\s*분|\s*(반))?/g,
    (_, half, hour, minute, thirty) => clock(half, hour, minute, thirty),
  ],
  [/(오전|오후)\s*(\d{1,2}:\d{2})/g, (_, half, time) => ` ${time}${HALVES[half ?? '']} `],
  [/어제/g, ' yesterday '],
  [/오늘/g, ' today '],
  [/(지금|현재)/g, ' now '],
  [/(부터|에서)/g, ' to '],
  [/(까지|에)/g, ' '],
];

const UNITS: Readonly<Record<string, string>> = {
  초: 'seconds',
  분: 'minutes',
  시간: 'hours',
  일: 'days',
  주: 'weeks',
  개월: 'months',
  달: 'months',
};
const DAYS: Readonly<Record<string, string>> = {
  월: 'monday',
  화: 'tuesday',
  수: 'wednesday',
  목: 'thursday',
  금: 'friday',
  토: 'saturday',
  일: 'sunday',
};
const HALVES: Readonly<Record<string, string>> = { 오전: 'am', 오후: 'pm' };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function clock(half?: string, hour?: string, minute?: string, thirty?: string): string {
  const suffix = half ? HALVES[half] : '';
  return ` ${hour}:${(thirty ? '30' : (minute ?? '0')).padStart(2, '0')}${suffix} `;
}

/** The text with its Korean times in English; a text without any comes back as it was. */
export function koreanTimesInEnglish(text: string): string {
  if (!/[가-힣]/.test(text)) return text;
  const english = WORDS.reduce((before, [pattern, word]) => before.replace(pattern, word as string), text);
  return english
    .replace(/\s+/g, ' ')
    .replace(/\s+to\s*$/, '')
    .trim();
}
