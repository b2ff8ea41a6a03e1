/** Attributes kept of one record; the rest are counted in `mangru.dropped_attributes_count`. */
export const MAX_ATTRIBUTES = 1000;
/** Bytes kept of one attribute value. */
export const MAX_VALUE_BYTES = 64 * 1024;
/** Bytes kept of a name: a key, a scope, a severity text. */
export const MAX_NAME_BYTES = 512;
/** Bytes kept of a body; a longer one is cut and carries `mangru.body_bytes`, its true size. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** Names listed in `mangru.truncated`. */
export const MAX_SHORTENED_NAMES = 20;
