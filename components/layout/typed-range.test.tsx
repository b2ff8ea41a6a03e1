import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { RangeText } from '@/components/data/range-math';
import { renderScreen } from '@/components/testing/render';
import { TypedRange } from './typed-range';

function draw(locale: 'en' | 'ko' = 'en') {
  const chosen: RangeText[] = [];
  const element = <TypedRange initial={{ from: 'now-1h', to: 'now' }} onChoose={(range) => chosen.push(range)} />;
  return { chosen, ...renderScreen(element, { locale }) };
}

it('says what it reads while one types, and takes it', async () => {
  const { user, chosen } = draw();
  await user.type(screen.getByRole('textbox'), 'last 15 minutes');
  expect(await screen.findByText('Reads as Last 15 minutes')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Apply' }));
  await expect.poll(() => chosen).toEqual([{ from: 'now-15m', to: 'now' }]);
});

it('reads Korean', async () => {
  const { user, chosen } = draw('ko');
  await user.type(screen.getByRole('textbox'), '최근 2시간{Enter}');
  await expect.poll(() => chosen).toEqual([{ from: 'now-2h', to: 'now' }]);
});

it('says which part was understood once it is asked to take the rest', async () => {
  const { user, chosen } = draw();
  await user.type(screen.getByRole('textbox'), 'yesterday banana');
  expect(screen.queryByText(/was understood/)).toBeNull();
  await user.keyboard('{Enter}');
  expect(await screen.findByText('This is not a range: "yesterday" was understood, "banana" was not.')).toBeDefined();
  expect(chosen).toEqual([]);
});
