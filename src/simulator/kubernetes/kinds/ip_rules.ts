/** Addresses and ranges of addresses in the form that new fields want (apimachinery/pkg/util/validation/ip.go). */

/** One address, in the one way to write it. */
export function ipProblems(text: string): string[] {
  const canonical = text.includes(":") ? canonicalIpv6(text) : canonicalIpv4(text);
  if (canonical === undefined) return ["must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)"];
  if (!text.includes(":") && canonical !== text) return ["must not have leading 0s"];
  return canonical === text ? [] : [`must be in canonical form (${JSON.stringify(canonical)})`];
}

/** A range such as `10.96.0.0/16`. */
export function cidrProblems(text: string): string[] {
  const [address = "", length = "", ...rest] = text.split("/");
  const isV6 = address.includes(":");
  const canonical = isV6 ? canonicalIpv6(address) : canonicalIpv4(address);
  const isLength = /^\d{1,3}$/.test(length) && Number(length) <= (isV6 ? 128 : 32);
  if (canonical === undefined || !isLength || rest.length > 0) {
    return ["must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)"];
  }
  if ((!isV6 && canonical !== address) || String(Number(length)) !== length) {
    return ["must not have leading 0s in IP or prefix length"];
  }
  const bits = isV6 ? ipv6Bits(canonical) : ipv4Bits(canonical);
  if (bits.slice(Number(length)).includes("1")) return ["must not have bits set beyond the prefix length"];
  return canonical === address
    ? []
    : [`must be in canonical form (${JSON.stringify(`${canonical}/${length}`)})`];
}

function canonicalIpv4(text: string): string | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.map(Number).join(".");
}

/** The URL parser writes IPv6 addresses as RFC 5952 wants them. */
function canonicalIpv6(text: string): string | undefined {
  if (!/^[0-9a-fA-F:.]+$/.test(text)) return undefined;
  try {
    return new URL(`http://[${text}]`).hostname.slice(1, -1);
  } catch {
    return undefined;
  }
}

function ipv4Bits(text: string): string {
  return text.split(".").map((part) => Number(part).toString(2).padStart(8, "0")).join("");
}

function ipv6Bits(text: string): string {
  const [head = "", tail] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? [] : new Array<string>(8 - left.length - right.length).fill("0");
  return [...left, ...zeros, ...right].map((part) => parseInt(part, 16).toString(2).padStart(16, "0")).join(
    "",
  );
}
