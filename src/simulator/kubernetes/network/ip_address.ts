/** Internet addresses and networks, of both families, as Go's net package reads them. */

export interface IpAddress {
  family: 4 | 6;
  value: bigint;
}

export interface IpNetwork extends IpAddress {
  /** Bits that all its addresses share. */
  prefixLength: number;
  /** The text named an address within the network, not its first. */
  hasHostBits: boolean;
}

/** Undefined when the text is no address. Leading zeros and IPv4-mapped IPv6 are refused. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (!text.includes(":")) {
    const bytes = parseBytes(text);
    return bytes && { family: 4, value: joined(bytes, 8n) };
  }
  const groups = parseGroups(text);
  return groups && { family: 6, value: joined(groups, 16n) };
}

/** `10.0.0.0/8`, `2001:db8::/64`; undefined when the text is no network. */
export function parseIpNetwork(text: string): IpNetwork | undefined {
  const [start = "", length = "", ...more] = text.split("/");
  const address = parseIpAddress(start);
  if (!address || more.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const prefixLength = Number(length);
  if (prefixLength > bitsOf(address)) return undefined;
  const shift = BigInt(bitsOf(address) - prefixLength);
  const value = (address.value >> shift) << shift;
  return { family: address.family, value, prefixLength, hasHostBits: value !== address.value };
}

export function isWithin(address: IpAddress, network: IpNetwork): boolean {
  if (address.family !== network.family) return false;
  const shift = BigInt(bitsOf(network) - network.prefixLength);
  return address.value >> shift === network.value >> shift;
}

function bitsOf({ family }: IpAddress): number {
  return family === 4 ? 32 : 128;
}

function joined(parts: readonly number[], bits: bigint): bigint {
  return parts.reduce((value, part) => (value << bits) | BigInt(part), 0n);
}

function parseBytes(text: string): number[] | undefined {
  const parts = text.split(".");
  const isSound = parts.length === 4 &&
    parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
  return isSound ? parts.map(Number) : undefined;
}

const GROUPS = 8;

function parseGroups(text: string): number[] | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => half === "" ? [] : half.split(":"));
  const given = [...head!, ...tail ?? []];
  if (!given.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = GROUPS - given.length;
  if (tail ? missing < 1 : missing !== 0) return undefined;
  const filled = tail ? [...head!, ...Array<string>(missing).fill("0"), ...tail] : head!;
  return filled.map((group) => Number.parseInt(group, 16));
}
