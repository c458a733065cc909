/** IPv4 addresses as numbers and back. */

/** Undefined: it is no address. */
export function ipv4Number(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

export function ipv4Text(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

export interface Subnet {
  /** Of the network itself, as a number. */
  base: number;
  /** Bits of the network part. */
  prefix: number;
}

/** `172.18.0.0/16`; host bits are cut off. Undefined: it is no subnet. */
export function parseSubnet(text: string): Subnet | undefined {
  const [, address = "", bits = ""] = /^([\d.]+)\/(\d{1,2})$/.exec(text) ?? [];
  const number = ipv4Number(address);
  const prefix = Number(bits);
  if (number === undefined || bits === "" || prefix > 32) return undefined;
  return { base: number - number % subnetSize({ base: 0, prefix }), prefix };
}

export function subnetText({ base, prefix }: Subnet): string {
  return `${ipv4Text(base)}/${prefix}`;
}

/** How many addresses it has. */
export function subnetSize({ prefix }: Subnet): number {
  return 2 ** (32 - prefix);
}

export function isInSubnet(subnet: Subnet, address: string): boolean {
  const number = ipv4Number(address);
  return number !== undefined && number >= subnet.base && number < subnet.base + subnetSize(subnet);
}

export function overlaps(a: Subnet, b: Subnet): boolean {
  return a.base < b.base + subnetSize(b) && b.base < a.base + subnetSize(a);
}
