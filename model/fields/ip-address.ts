/** An address as a number; IPv4 and IPv6 are told apart, as networks never hold both. */
export interface IpAddress {
  bits: 32 | 128;
  value: bigint;
}

export interface IpNetwork extends IpAddress {
  /** Bits that all its addresses share. */
  prefix: number;
}

const V4 = /^(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])(\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/;
const GROUP = /^[\da-f]{1,4}$/i;

/** An address in its usual text form; undefined when it is none. */
export function ipAddress(text: string): IpAddress | undefined {
  if (V4.test(text)) return { bits: 32, value: v4(text) };
  if (text.length > 45 || !text.includes(':')) return undefined;
  const value = v6(text);
  return value === undefined ? undefined : { bits: 128, value };
}

/** A network such as 10.0.0.0/8 or 2001:db8::/32; undefined when it is none. */
export function ipNetwork(text: string): IpNetwork | undefined {
  const [, start = '', length = ''] = /^([\d.]{7,15}|[\da-f:.]{2,45})\/(\d{1,3})$/i.exec(text) ?? [];
  const address = ipAddress(start);
  return address && Number(length) <= address.bits ? { ...address, prefix: Number(length) } : undefined;
}

export function isInNetwork(address: IpAddress, network: IpNetwork): boolean {
  const shift = BigInt(network.bits - network.prefix);
  return address.bits === network.bits && address.value >> shift === network.value >> shift;
}

/** Its place among all addresses, IPv4 as the IPv6 addresses that stand for it. */
export function ipRank({ bits, value }: IpAddress): bigint {
  return bits === 32 ? (0xffffn << 32n) | value : value;
}

function v4(text: string): bigint {
  return text.split('.').reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function v6(text: string): bigint | undefined {
  const halves = text.split('::');
  const [head, tail] = halves.map(groups);
  if (halves.length > 2 || !head || (halves.length === 2 && !tail)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array.from({ length: tail ? missing : 0 }, () => 0n), ...(tail ?? [])];
  return all.reduce((sum, group) => (sum << 16n) | group, 0n);
}

/** Groups of sixteen bits; the last two may be written as IPv4. */
function groups(text: string): bigint[] | undefined {
  if (text === '') return [];
  const found: bigint[] = [];
  const written = text.split(':');
  for (const [i, group] of written.entries()) {
    if (GROUP.test(group)) found.push(BigInt(`0x${group}`));
    else if (i === written.length - 1 && V4.test(group)) found.push(v4(group) >> 16n, v4(group) & 0xffffn);
    else return undefined;
  }
  return found;
}
