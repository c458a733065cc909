/** Addresses and networks in the one form that new fields want (apimachinery/pkg/util/validation/ip.go). */
import { parseIpAddress, parseIpNetwork } from "../network/ip_address.ts";

export function ipProblems(text: string): string[] {
  if (!parseIpAddress(text)) {
    const isSloppy = parseIpAddress(withoutLeadingZeros(text)) !== undefined;
    return [
      isSloppy ? "must not have leading 0s" : "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
    ];
  }
  return formProblems(text, canonicalAddress(text));
}

/** A range such as `10.96.0.0/16`. */
export function cidrProblems(text: string): string[] {
  const network = parseIpNetwork(text);
  if (!network) {
    const isSloppy = parseIpNetwork(withoutLeadingZeros(text)) !== undefined;
    return [
      isSloppy
        ? "must not have leading 0s in IP or prefix length"
        : "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)",
    ];
  }
  if (network.hasHostBits) return ["must not have bits set beyond the prefix length"];
  const [address = "", length] = text.split("/");
  return formProblems(text, `${canonicalAddress(address)}/${length}`);
}

function formProblems(text: string, canonical: string): string[] {
  return text === canonical ? [] : [`must be in canonical form (${JSON.stringify(canonical)})`];
}

function withoutLeadingZeros(text: string): string {
  return text.includes(":") ? text : text.replace(/(^|[./])0+(?=\d)/g, "$1");
}

/** URLs write IPv6 addresses as RFC 5952 wants them. */
function canonicalAddress(text: string): string {
  return text.includes(":") ? new URL(`http://[${text}]`).hostname.slice(1, -1) : text;
}
