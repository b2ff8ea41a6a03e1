import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeEach } from 'vitest';

/** The size of everything, since nothing is laid out here: charts and lists draw only what has a place. */
const SIZE = { width: 800, height: 400 };

/** Tells the size once, at the next turn, as a browser does when it begins to watch. */
class FixedResizeObserver implements ResizeObserver {
  private readonly tell: ResizeObserverCallback;

  constructor(tell: ResizeObserverCallback) {
    this.tell = tell;
  }

  observe(target: Element): void {
    const box = { inlineSize: SIZE.width, blockSize: SIZE.height };
    const entry = {
      target,
      contentRect: new DOMRect(0, 0, SIZE.width, SIZE.height),
      borderBoxSize: [box],
      contentBoxSize: [box],
      devicePixelContentBoxSize: [box],
    };
    queueMicrotask(() => this.tell([entry], this));
  }

  unobserve(): void {}
  disconnect(): void {}
}

// Parts that are loaded when first needed take their time on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

beforeEach(() => {
  window.ResizeObserver = FixedResizeObserver;
  Object.defineProperties(HTMLElement.prototype, {
    offsetWidth: { configurable: true, get: () => SIZE.width },
    offsetHeight: { configurable: true, get: () => SIZE.height },
    clientWidth: { configurable: true, get: () => SIZE.width },
    clientHeight: { configurable: true, get: () => SIZE.height },
  });
  Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, SIZE.width, SIZE.height);
});

afterEach(() => {
  cleanup();
  window.localStorage.clear();
});
