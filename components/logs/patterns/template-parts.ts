/** A run of a template: text all rows share, or a place where they differ. */
export interface TemplatePart {
  text: string;
  isVariable: boolean;
}

/** Cuts a template at its `<*>` marks; several in a row become one. */
export function templateParts(template: string): TemplatePart[] {
  return template
    .split(/(<\*>(?:\s*<\*>)*)/)
    .filter((text) => text !== '')
    .map((text) => (text.startsWith('<*>') ? { text: '…', isVariable: true } : { text, isVariable: false }));
}
