import type { Format } from '@/components/ui/use-format';
import type { Unit } from './chart';

/** How values of a unit are written: in full where they are read, short where they stand on an axis. */
export function unitFormat(
  unit: Unit,
  format: Format,
): { exact: (value: number) => string; axis: (value: number) => string } {
  switch (unit) {
    case 'count':
      return { exact: format.count, axis: format.short };
    case 'number':
      return { exact: format.rate, axis: format.short };
    case 'bytes':
      return { exact: format.bytes, axis: format.bytes };
    case 'duration':
      return { exact: format.duration, axis: (value) => (value === 0 ? '0' : format.duration(value)) };
    case 'share':
      return { exact: format.percent, axis: format.percent };
  }
}
