import { AppError } from '@/model/errors';

const ADVICE = 'Ask for less: a shorter time range, a narrower filter or fewer groups.';

/** Engine error codes that mean the question was too big. */
const LIMITS: Record<string, string> = {
  '159': 'The query took longer than it may.',
  '160': 'The query would take longer than it may.',
  '241': 'The query needed more memory than it may.',
  '396': 'The answer has more rows than it may.',
  '394': 'The query was cancelled.',
};

/** The engine's code for a regular expression it does not understand. */
const BAD_REGEX = '427';
/** The engine's code for "no space left on device". */
export const NOT_ENOUGH_SPACE = '243';

/** Codes that say the data itself is wrong, wherever it comes from. */
const DATA_ERRORS = new Set(['6', '27', '38', '41', '53', '69', '70', '117', '128', '130', '131', '432', '440']);
/** Data that ends too early: in a file it is damaged, on its way to a server or between two a connection was cut. */
const CUT_SHORT = new Set(['32', '33']);

/** Whether an insert of the same data will fail again for ever; everything else may pass with time. */
export function isDataError(error: unknown, isLocal: boolean): boolean {
  const code = engineCode(error) ?? '';
  return DATA_ERRORS.has(code) || (isLocal && CUT_SHORT.has(code));
}

/** The engine's numeric error code as text; undefined when the error is not the engine's. */
export function engineCode(error: unknown): string | undefined {
  if (error === null || typeof error !== 'object' || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * An engine error as the screens may show it: limits carry advice, anything else says only which question failed;
 * the engine's own words stay in `cause` for the log, since they can hold row contents.
 */
export function toAppError(error: unknown, question: string): AppError {
  if (error instanceof AppError) return error;
  const limit = LIMITS[engineCode(error) ?? ''];
  if (engineCode(error) === BAD_REGEX)
    return new AppError('invalid_filter', 'A regular expression of the filter is not in RE2 syntax.', { cause: error });
  if (limit !== undefined) return new AppError('query_too_expensive', `${limit} ${ADVICE}`, { cause: error });
  return new AppError('internal', `The query ${question} failed.`, { cause: error });
}
