import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { renderScreen } from '@/components/testing/render';
import { Drawer, DrawerSlots } from './drawer';

function Page({ onBack }: { onBack?: () => void }) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Row
      </button>
      {opened ? (
        <Drawer
          title="Trace"
          onClose={() => setOpened(false)}
          back={onBack ? { label: 'Back to the log', onBack } : undefined}
        >
          <DrawerSlots fields="fields" related="related" text="text" summary="summary" />
        </Drawer>
      ) : null}
    </>
  );
}

const screenOf = (width: number) => {
  window.innerWidth = width;
  return vi.spyOn(window, 'matchMedia').mockImplementation(
    (query) =>
      ({
        matches: query.includes('min-width') ? width >= 1200 : width <= 768,
        addEventListener: () => {},
        removeEventListener: () => {},
      }) as unknown as MediaQueryList,
  );
};

test('its edge moves by arrow keys, its width is kept, and escape gives the focus back', async () => {
  const media = screenOf(1440);
  const { user } = renderScreen(<Page />);
  await user.click(screen.getByRole('button', { name: 'Row' }));
  const edge = screen.getByRole('separator', { name: 'Width of the details' });
  edge.focus();
  await user.keyboard('{ArrowLeft}');
  expect(edge.getAttribute('aria-valuenow')).toBe('512');
  expect(window.localStorage.getItem('mangru-drawer-width')).toBe('512');
  await user.keyboard('{Escape}');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Row' }));
  media.mockRestore();
});

test('on a phone it is as wide as the window and has no edge', async () => {
  const media = screenOf(390);
  const { user } = renderScreen(<Page />);
  await user.click(screen.getByRole('button', { name: 'Row' }));
  expect(screen.queryByRole('separator')).toBeNull();
  media.mockRestore();
});

test('slots stand in the order they are read, and a stack has a way back', () => {
  const onBack = vi.fn();
  renderScreen(<Page onBack={onBack} />);
  fireEvent.click(screen.getByRole('button', { name: 'Row' }));
  expect(screen.getByRole('complementary').querySelector('div:last-child')?.textContent).toBe(
    'summarytextrelatedfields',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Back to the log' }));
  expect(onBack).toHaveBeenCalledOnce();
});
