import { expect, it } from 'vitest';
import { type KeptAnswer, keepAnswer } from './keep-answer';

const START: KeptAnswer<string> = { question: 'a', data: undefined, updatedAtMs: 0, error: null };
const failure = new Error('gone');
const answered = (data: string, dataUpdatedAt: number) => ({
  data,
  error: null,
  dataUpdatedAt,
  isPlaceholderData: false,
});
const pending = { data: 'of before', error: null, dataUpdatedAt: 0, isPlaceholderData: true };
const failed = { data: undefined, error: failure, dataUpdatedAt: 0, isPlaceholderData: false };

it('keeps the data of a question that fails later, and the failure until a success', () => {
  const first = keepAnswer(START, answered('one', 1), 'a');
  expect(first).toEqual({ question: 'a', data: 'one', updatedAtMs: 1, error: null });
  expect(keepAnswer(first, pending, 'a')).toBe(first);
  const second = keepAnswer(first, failed, 'a');
  expect(second).toEqual({ ...first, error: failure });
  expect(keepAnswer(second, pending, 'a')).toBe(second);
  expect(keepAnswer(second, failed, 'a')).toBe(second);
  expect(keepAnswer(second, answered('two', 2), 'a')).toEqual({ ...first, data: 'two', updatedAtMs: 2 });
});

it('tells a failed refresh of one request, which keeps its data by itself', () => {
  expect(keepAnswer(START, { ...answered('one', 1), error: failure }, 'a')).toMatchObject({
    data: 'one',
    error: failure,
  });
});

it('answers another question with nothing of the one before', () => {
  const first = keepAnswer(START, answered('one', 1), 'a');
  expect(keepAnswer(first, pending, 'b')).toEqual({ ...START, question: 'b' });
  expect(keepAnswer(first, failed, 'b')).toEqual({ ...START, question: 'b', error: failure });
});
