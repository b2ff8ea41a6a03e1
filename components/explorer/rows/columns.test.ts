import { describe, expect, it } from 'vitest';
import {
  type ColumnPlan,
  columnWidth,
  gridTemplate,
  moveColumn,
  parseColumns,
  printColumns,
  resizeColumn,
  toggleColumn,
} from './columns';

const PLAN: ColumnPlan = {
  usual: ['timestamp', 'severity', 'service', 'body'].map((field) => ({ field, width: undefined })),
  stretched: 'body',
  widths: { timestamp: 192, severity: 94, service: 132 },
};
const names = (text: string) => parseColumns(text, PLAN).map((column) => column.field);

describe('parseColumns', () => {
  it.each([
    ['', ['timestamp', 'severity', 'service', 'body']],
    ['timestamp,body', ['timestamp', 'body']],
    ['body,body,,body~9', ['body']],
    ['%E0%A4%A,body', ['body']],
    ['a%2Cb,c', ['a,b', 'c']],
  ])('%j', (text, fields) => {
    expect(names(text)).toEqual(fields);
  });

  it('keeps widths within bounds and ignores what is no number', () => {
    expect(parseColumns('a~200,b~1,c~x,d~9999', PLAN).map((column) => column.width)).toEqual([
      200,
      48,
      undefined,
      1200,
    ]);
  });

  it('reads back what printColumns wrote', () => {
    const columns = [
      { field: 'k8s.pod/name ~x,y', width: 90 },
      { field: '한글', width: undefined },
    ];
    expect(parseColumns(printColumns(columns), PLAN)).toEqual(columns);
  });
});

describe('changing columns', () => {
  const columns = PLAN.usual;

  it('adds before the message and removes', () => {
    const added = toggleColumn(columns, 'http.route', PLAN);
    expect(added.map((column) => column.field)).toEqual(['timestamp', 'severity', 'service', 'http.route', 'body']);
    expect(toggleColumn(added, 'http.route', PLAN)).toEqual(columns);
    expect(toggleColumn(parseColumns('body', PLAN), 'body', PLAN)).toEqual(parseColumns('body', PLAN));
  });

  it('moves within the ends', () => {
    expect(moveColumn(columns, 'service', -1).map((column) => column.field)).toEqual([
      'timestamp',
      'service',
      'severity',
      'body',
    ]);
    expect(moveColumn(columns, 'timestamp', -1)).toEqual(columns);
    expect(moveColumn(columns, 'body', 1)).toEqual(columns);
    expect(moveColumn(columns, 'nothing', 1)).toEqual(columns);
  });

  it('resizes one, and the message stretches', () => {
    const resized = resizeColumn(columns, 'service', 90.4);
    expect(resized.map((column) => columnWidth(column, PLAN))).toEqual([192, 94, 90, undefined]);
    expect(gridTemplate(resized, PLAN)).toBe('192px 94px 90px minmax(240px, 1fr)');
  });
});
