import { AppError } from '@/model/errors';

/** JavaScript makes a hundred bytes of `{}`, so that a body within its limit could still fill the memory. */
const MAX_OBJECTS = 2_000_000;

/** @throws AppError too_large when JSON text holds more objects and lists than are taken at once */
export function checkObjectCount(text: string): void {
  if (text.length <= MAX_OBJECTS) return;
  let objects = 0;
  for (const mark of ['{', '[']) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) objects++;
  }
  if (objects <= MAX_OBJECTS) return;
  throw new AppError('too_large', `The request holds more than ${MAX_OBJECTS} JSON objects. Send less at a time.`);
}
