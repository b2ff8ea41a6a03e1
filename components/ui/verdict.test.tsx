import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Figure, FigureRow } from './figure';
import { Verdict } from './verdict';

test('a verdict is read out as one sentence when it changes, its state as a word', () => {
  render(
    <Verdict state="critical" label="Critical" detail="Began after deploy 1f3c.">
      Checkout is degraded.
    </Verdict>,
  );
  const sentence = screen.getByText('Checkout is degraded.');
  expect(sentence.closest('[aria-live="polite"]')?.getAttribute('aria-atomic')).toBe('true');
  expect(screen.getByRole('img', { name: 'Critical' }).textContent).toBe('■');
});

test('a figure has its name, says what it counts, and leads to what is behind it', () => {
  render(
    <FigureRow>
      <Figure label="Rejected" value="12" hint="records; see why in the ledger" href="/ledger" tone="error" />
      <Figure label="Stored" value="5,794" hint="records in this range" />
    </FigureRow>,
  );
  expect(screen.getAllByRole('term').map((term) => term.textContent)).toEqual(['Rejected', 'Stored']);
  expect(screen.getByRole('link', { name: '12' }).getAttribute('href')).toBe('/ledger');
  expect(screen.getAllByRole('definition')[1]?.textContent).toBe('5,794records in this range');
});
