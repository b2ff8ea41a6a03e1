const FIELDS = 'input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea, select';
const OTHERS = 'a[href], button, input:not([type="hidden"]), [tabindex]:not([tabindex="-1"])';

/** What should have the focus when something opens: what asks for it, else the first field, else the first control. */
export function firstFocus(root: HTMLElement): HTMLElement | undefined {
  return (
    root.querySelector<HTMLElement>('[data-autofocus]') ?? focusable(root, FIELDS)[0] ?? focusable(root, OTHERS)[0]
  );
}

/** Everything the tab key stops at, in order. */
export function tabStops(root: HTMLElement): HTMLElement[] {
  return focusable(root, `${FIELDS}, ${OTHERS}`);
}

function focusable(root: HTMLElement, selector: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)].filter(
    (element) => !element.matches(':disabled') && element.closest('[inert], [hidden]') === null,
  );
}
