import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { EntityIcon } from './entity-icon';
import { SeriesName } from './series-name';

const NAMES = Array.from({ length: 10 }, (_, index) => `service-${index}`);

function colours(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[style*="--swatch"]')].map((one) =>
    one.style.getPropertyValue('--swatch'),
  );
}

test('ten services have ten colours, and keep them in another order', () => {
  const draw = (names: string[]) =>
    render(names.map((name) => <SeriesName key={name} kind="service" identity={name} label={name} />));
  const first = draw(NAMES);
  const before = colours();
  expect(new Set(before).size).toBe(10);
  first.unmount();
  draw(NAMES.toReversed());
  expect(colours()).toEqual(before.toReversed());
  expect(JSON.parse(window.localStorage.getItem('mangru-identities-service') ?? '')).toEqual(NAMES);
});

test('an icon says what kind of thing it is', () => {
  renderScreen(<EntityIcon type="queue" />, { locale: 'ko' });
  expect(screen.getByRole('img', { name: '큐' })).toBeTruthy();
});
