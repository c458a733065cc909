/** Addresses and prefixes as Go's net/netip reads them: for formats, and for `ip()` and `cidr()` in CEL. */

export interface IpAddress {
  /** 4 or 16. */
  bytes: Uint8Array;
}

export interface IpPrefix {
  address: IpAddress;
  bits: number;
}

/** Undefined for what is no address; zones, leading zeros and IPv4 in IPv6 are none. */
export function parseAddress(text: string): IpAddress | undefined {
  return text.includes(":") ? parseSix(text) : parseFour(text);
}

export function parsePrefix(text: string): IpPrefix | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const address = match && parseAddress(match[1]!);
  if (!match || !address) return undefined;
  const bits = Number(match[2]);
  return bits <= address.bytes.length * 8 ? { address, bits } : undefined;
}

/** In canonical form: `2001:db8::1`. */
export function formatAddress({ bytes }: IpAddress): string {
  if (bytes.length === 4) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, index) => bytes[index * 2]! << 8 | bytes[index * 2 + 1]!);
  const [start, length] = longestZeros(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(":");
  return `${hex.slice(0, start).join(":")}::${hex.slice(start + length).join(":")}`;
}

/** The address with all bits after the prefix' own at zero. */
export function maskedAddress({ address, bits }: IpPrefix): IpAddress {
  const bytes = address.bytes.map((byte, index) => {
    const kept = Math.min(8, Math.max(0, bits - index * 8));
    return byte & (0xff << (8 - kept)) & 0xff;
  });
  return { bytes };
}

export function isWithin(prefix: IpPrefix, address: IpAddress): boolean {
  if (prefix.address.bytes.length !== address.bytes.length) return false;
  const own = maskedAddress(prefix).bytes;
  return maskedAddress({ address, bits: prefix.bits }).bytes.every((byte, index) => byte === own[index]);
}

function parseFour(text: string): IpAddress | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return { bytes: Uint8Array.from(parts, Number) };
}

function parseSix(text: string): IpAddress | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [left, right = []] = halves.map((half) => half === "" ? [] : half.split(":")) as [
    string[],
    string[]?,
  ];
  const given = left.length + right.length;
  if (halves.length === 1 ? given !== 8 : given > 7) return undefined;
  const groups = [...left, ...Array<string>(8 - given).fill("0"), ...right];
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const bytes = new Uint8Array(16);
  groups.forEach((group, index) => {
    const value = parseInt(group, 16);
    bytes[index * 2] = value >> 8;
    bytes[index * 2 + 1] = value & 0xff;
  });
  return { bytes };
}

/** Where the longest run of zero groups begins, and how long it is. */
function longestZeros(groups: readonly number[]): [start: number, length: number] {
  let found: [number, number] = [0, 0];
  for (let index = 0; index < groups.length; index++) {
    let end = index;
    while (groups[end] === 0) end++;
    if (end - index > found[1]) found = [index, end - index];
    index = Math.max(index, end);
  }
  return found;
}
