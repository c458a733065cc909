/** ip() and cidr(). */
import type { Environment } from "@marcbachmann/cel-js";
import {
  formatAddress,
  type IpAddress,
  type IpPrefix,
  isWithin,
  maskedAddress,
  parseAddress,
  parsePrefix,
} from "../net_address.ts";
import { RunProblem } from "../problem.ts";
import { namespace } from "./library.ts";

class Ip {
  readonly address: IpAddress;

  constructor(address: IpAddress) {
    this.address = address;
  }
}

class Cidr {
  readonly prefix: IpPrefix;

  constructor(prefix: IpPrefix) {
    this.prefix = prefix;
  }
}

const IP = "net.IP";
const CIDR = "net.CIDR";

export function netLibrary(environment: Environment): void {
  environment.registerType(IP, { ctor: Ip, fields: {} });
  environment.registerType(CIDR, { ctor: Cidr, fields: {} });
  environment.registerFunction(`ip(string): ${IP}`, readIp);
  environment.registerFunction("isIP(string): bool", (text: string) => parseAddress(text) !== undefined);
  namespace(environment, "ip", {
    "isCanonical(string): bool": (text: string) => formatAddress(readIp(text).address) === text,
  });
  environment.registerFunction(
    `${IP}.family(): int`,
    ({ address }: Ip) => address.bytes.length === 4 ? 4n : 6n,
  );
  for (const [name, is] of Object.entries(PROPERTIES)) {
    environment.registerFunction(`${IP}.${name}(): bool`, ({ address }: Ip) => is(address.bytes));
  }
  environment.registerFunction(`string(${IP}): string`, ({ address }: Ip) => formatAddress(address));
  environment.registerOperator(
    `${IP} == ${IP}`,
    (a: Ip, b: Ip) => formatAddress(a.address) === formatAddress(b.address),
  );
  environment.registerFunction(`cidr(string): ${CIDR}`, readCidr);
  environment.registerFunction("isCIDR(string): bool", (text: string) => parsePrefix(text) !== undefined);
  const containsIp = ({ prefix }: Cidr, { address }: Ip) => isWithin(prefix, address);
  const containsCidr = ({ prefix }: Cidr, { prefix: other }: Cidr) =>
    other.bits >= prefix.bits && isWithin(prefix, other.address);
  environment.registerFunction(`${CIDR}.containsIP(${IP}): bool`, containsIp);
  environment.registerFunction(
    `${CIDR}.containsIP(string): bool`,
    (self: Cidr, text: string) => containsIp(self, readIp(text)),
  );
  environment.registerFunction(`${CIDR}.containsCIDR(${CIDR}): bool`, containsCidr);
  environment.registerFunction(
    `${CIDR}.containsCIDR(string): bool`,
    (self: Cidr, text: string) => containsCidr(self, readCidr(text)),
  );
  environment.registerFunction(`${CIDR}.ip(): ${IP}`, ({ prefix }: Cidr) => new Ip(prefix.address));
  environment.registerFunction(`${CIDR}.prefixLength(): int`, ({ prefix }: Cidr) => BigInt(prefix.bits));
  environment.registerFunction(
    `${CIDR}.masked(): ${CIDR}`,
    ({ prefix }: Cidr) => new Cidr({ address: maskedAddress(prefix), bits: prefix.bits }),
  );
  environment.registerFunction(
    `string(${CIDR}): string`,
    ({ prefix }: Cidr) => `${formatAddress(prefix.address)}/${prefix.bits}`,
  );
}

const isZero = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);
const isLoopback = (bytes: Uint8Array) =>
  bytes.length === 4 ? bytes[0] === 127 : isZero(bytes.slice(0, 15)) && bytes[15] === 1;
const isLinkLocal = (bytes: Uint8Array) =>
  bytes.length === 4
    ? bytes[0] === 169 && bytes[1] === 254
    : bytes[0] === 0xfe && (bytes[1]! & 0xc0) === 0x80;
const isMulticast = (bytes: Uint8Array) =>
  bytes.length === 4 ? (bytes[0]! & 0xf0) === 0xe0 : bytes[0] === 0xff;

/** As Go's netip.Addr has them. */
const PROPERTIES: Record<string, (bytes: Uint8Array) => boolean> = {
  isUnspecified: isZero,
  isLoopback,
  isLinkLocalUnicast: isLinkLocal,
  isLinkLocalMulticast: (bytes) =>
    bytes.length === 4
      ? bytes[0] === 224 && bytes[1] === 0 && bytes[2] === 0
      : bytes[0] === 0xff && (bytes[1]! & 0x0f) === 2,
  isGlobalUnicast: (bytes) =>
    !isZero(bytes) && !isLoopback(bytes) && !isLinkLocal(bytes) && !isMulticast(bytes) &&
    bytes.some((byte) => byte !== 255),
};

function readIp(text: string): Ip {
  const address = parseAddress(text);
  if (!address) {
    throw new RunProblem(
      `IP Address ${JSON.stringify(text)} parse error during conversion from string: ParseAddr(${
        JSON.stringify(text)
      }): unable to parse IP`,
    );
  }
  return new Ip(address);
}

function readCidr(text: string): Cidr {
  const prefix = parsePrefix(text);
  if (!prefix) {
    throw new RunProblem(`network address parse error during conversion from string: invalid CIDR ${text}`);
  }
  return new Cidr(prefix);
}
