import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useKeys } from '@/components/layout/use-keys';
import { renderScreen } from '@/components/testing/render';
import { Dialog } from './dialog';

function Page({ onKey }: { onKey: (key: string) => void }) {
  const [opened, setOpened] = useState(false);
  useKeys({ j: () => onKey('j'), 'mod+k': () => onKey('mod+k') });
  return (
    <>
      <button type="button" onClick={() => setOpened(true)}>
        Open
      </button>
      {opened ? (
        <Dialog title="Shortcuts" onClose={() => setOpened(false)} foot={<button type="button">Last</button>}>
          <p>Text</p>
        </Dialog>
      ) : null}
    </>
  );
}

test('a dialog keeps keys and focus to itself and gives the focus back', async () => {
  const onKey = vi.fn();
  const { user } = renderScreen(<Page onKey={onKey} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  const close = screen.getByRole('button', { name: 'Close' });
  expect(screen.getByRole('dialog', { name: 'Shortcuts' }).contains(document.activeElement)).toBe(true);
  await user.tab();
  expect(document.activeElement?.textContent).toBe('Last');
  await user.tab();
  expect(document.activeElement).toBe(close);
  await user.tab({ shift: true });
  expect(document.activeElement?.textContent).toBe('Last');
  await user.keyboard('j{Control>}k{/Control}');
  expect(onKey).not.toHaveBeenCalled();
  screen.getByRole('button', { name: 'Open' }).focus();
  expect(document.activeElement).toBe(close);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
});
