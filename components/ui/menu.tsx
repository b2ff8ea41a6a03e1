'use client';

import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { Dropdown } from './dropdown';
import { tabStops } from './first-focus';
import classes from './menu.module.css';

export interface MenuItem {
  label: string;
  onSelect: () => void;
  /** What cannot be undone is asked twice: the second question takes the place of the first. */
  confirm?: string;
  tone?: 'danger';
}

/** A button with three dots and the actions behind it, by pointer, arrow keys or first letter. */
export function MenuButton({ label, items }: { label: string; items: readonly MenuItem[] }) {
  const [opened, setOpened] = useState(false);
  const [asked, setAsked] = useState<string>();
  const change = (next: boolean) => {
    setOpened(next);
    setAsked(undefined);
  };
  const choose = (item: MenuItem) => {
    if (item.confirm && asked !== item.label) {
      setAsked(item.label);
      return;
    }
    change(false);
    item.onSelect();
  };
  return (
    <Dropdown
      opened={opened}
      onChange={change}
      label={label}
      role="menu"
      target={(attributes) => (
        <ActionIcon aria-label={label} {...attributes}>
          <IconDots size={16} />
        </ActionIcon>
      )}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the items are the controls, this moves between them */}
      <div className={classes.items} onKeyDown={moveFocus}>
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            className={classes.item}
            data-tone={item.tone}
            onClick={() => choose(item)}
          >
            {asked === item.label ? item.confirm : item.label}
          </button>
        ))}
      </div>
    </Dropdown>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = tabStops(event.currentTarget);
  const now = items.indexOf(document.activeElement as HTMLElement);
  const next = nextItem(event.key, now, items);
  if (next === undefined) return;
  event.preventDefault();
  items.at(next)?.focus();
}

/** Where a key leads from item `now`; undefined when it leads nowhere. */
function nextItem(key: string, now: number, items: readonly HTMLElement[]): number | undefined {
  const byKey: Record<string, number> = {
    ArrowDown: (now + 1) % items.length,
    ArrowUp: now <= 0 ? items.length - 1 : now - 1,
    Home: 0,
    End: items.length - 1,
  };
  if (Object.hasOwn(byKey, key)) return byKey[key];
  if (key.length !== 1) return undefined;
  const order = items.map((_, step) => (now + 1 + step) % items.length);
  return order.find((index) => items[index]?.textContent?.toLowerCase().startsWith(key.toLowerCase()));
}
