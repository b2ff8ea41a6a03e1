import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useKeys } from '@/components/layout/use-keys';
import { renderScreen } from '@/components/testing/render';
import { Dropdown } from './dropdown';
import { MenuButton } from './menu';

const remove = vi.fn();

function Page({ onKey, late = false }: { onKey: (key: string) => void; late?: boolean }) {
  const [opened, setOpened] = useState(false);
  const [arrived, setArrived] = useState(!late);
  useKeys({ j: () => onKey('j'), escape: () => onKey('escape'), 'mod+k': () => onKey('mod+k') });
  return (
    <>
      <Dropdown
        opened={opened}
        onChange={setOpened}
        label="Saved views"
        target={(attributes) => (
          <button type="button" {...attributes}>
            Open
          </button>
        )}
      >
        <button type="button">First</button>
        {arrived ? <input aria-label="Name" /> : null}
        <MenuButton
          label="More"
          items={[
            { label: 'Rename', onSelect: () => {} },
            { label: 'Delete', confirm: 'Really?', onSelect: remove },
          ]}
        />
      </Dropdown>
      <button type="button" onClick={() => setArrived(true)}>
        Elsewhere
      </button>
    </>
  );
}

test('the first field has the focus, the page has no keys but chords, and escape gives the focus back', async () => {
  const onKey = vi.fn();
  const { user } = renderScreen(<Page onKey={onKey} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
  await user.click(screen.getByRole('button', { name: 'First' }));
  await user.keyboard('j');
  expect(onKey).not.toHaveBeenCalled();
  await user.keyboard('{Control>}k{/Control}');
  expect(onKey).toHaveBeenLastCalledWith('mod+k');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
  expect(onKey).toHaveBeenCalledTimes(1);
  await user.keyboard('j{Escape}');
  expect(onKey.mock.calls.flat()).toEqual(['mod+k', 'j', 'escape']);
});

test('escape closes from inside out', async () => {
  const { user } = renderScreen(<Page onKey={() => {}} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(document.activeElement?.textContent).toBe('Rename');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a click elsewhere closes and keeps the focus there', async () => {
  const { user } = renderScreen(<Page onKey={() => {}} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'Elsewhere' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Elsewhere' }));
});

test('a menu goes round by arrow keys and letters, and asks before it deletes', async () => {
  const { user } = renderScreen(<Page onKey={() => {}} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement?.textContent).toBe('Delete');
  await user.keyboard('r');
  expect(document.activeElement?.textContent).toBe('Rename');
  await user.keyboard('d{Enter}');
  expect(remove).not.toHaveBeenCalled();
  await user.click(screen.getByRole('menuitem', { name: 'Really?' }));
  expect(remove).toHaveBeenCalledOnce();
  expect(screen.queryByRole('menu')).toBeNull();
  expect(screen.getByRole('dialog')).toBeTruthy();
});

function Waiting({ content }: { content: boolean }) {
  const [opened, setOpened] = useState(false);
  return (
    <Dropdown
      opened={opened}
      onChange={setOpened}
      label="Late"
      target={(attributes) => (
        <button type="button" {...attributes}>
          Open
        </button>
      )}
    >
      {content ? <input aria-label="Name" /> : <p>Loading</p>}
    </Dropdown>
  );
}

test('a field that arrives late gets the focus then', async () => {
  const { user, rerender } = renderScreen(<Waiting content={false} />);
  await user.click(screen.getByRole('button', { name: 'Open' }));
  expect(document.activeElement).toBe(screen.getByRole('dialog'));
  rerender(<Waiting content />);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' })));
});
