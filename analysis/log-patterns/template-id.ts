const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** Stable 64-bit FNV-1a hash of a template as 16 hexadecimal digits. */
export function templateId(template: string): string {
  let hash = OFFSET;
  for (let i = 0; i < template.length; i += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(template.charCodeAt(i))) * PRIME);
  }
  return hash.toString(16).padStart(16, '0');
}
