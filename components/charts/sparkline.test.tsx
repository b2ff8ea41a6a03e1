import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Sparkline } from './sparkline';

test('a small value under a large one is seen, and a gap has neither bar nor base', () => {
  render(<Sparkline values={[1, 100_000, 0, null]} colour="red" label="Errors over time" />);
  const [base, bars] = screen.getByRole('img', { name: 'Errors over time' }).querySelectorAll('path');
  expect(bars?.getAttribute('d')).toBe('M0 23h23v1h-23zM24 0h23v24h-23z');
  expect(base?.getAttribute('d')?.match(/M/g)).toHaveLength(3);
});
