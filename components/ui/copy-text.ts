/**
 * Puts text on the clipboard; false when the browser refuses. Self-hosted pages are often served over plain HTTP, where the
 * clipboard API does not exist, so selecting and copying a hidden field is the second way.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Refused by permission: the second way may still be allowed.
    }
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  const focused = document.activeElement;
  // A dialog traps focus, so the field has to stand inside it to be selectable.
  (focused?.closest('[role="dialog"]') ?? document.body).append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return copied;
}
