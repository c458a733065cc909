/** What is wrong with a flag's value, in the words that follow `invalid argument … flag:`; undefined: nothing. */

import { parseBytes } from "../sizes.ts";

export function attachError(text: string): string | undefined {
  return /^(stdin|stdout|stderr)$/i.test(text) ? undefined : "valid streams are STDIN, STDOUT and STDERR";
}

export function addHostError(text: string): string | undefined {
  const [, host, address] = /^([^:=]*)[:=](.*)$/s.exec(text) ?? [];
  if (!host) return `bad format for add-host: ${JSON.stringify(text)}`;
  const bare = address!.replace(/^\[(.*)\]$/, "$1");
  return bare === "host-gateway" || isAddress(bare)
    ? undefined
    : `invalid IP address in add-host: ${JSON.stringify(address)}`;
}

export function addressError(text: string): string | undefined {
  return isAddress(text.trim()) ? undefined : `IP address is not correctly formatted: ${text}`;
}

/** IPv4 or IPv6, as Go's net.ParseIP reads it. */
export function isAddress(text: string): boolean {
  if (/^(\d{1,3}\.){3}\d{1,3}$/.test(text)) {
    return text.split(".").every((part) => Number(part) < 256 && !/^0\d/.test(part));
  }
  return text.includes(":") && URL.canParse(`http://[${text}]`);
}

export function linkError(text: string): string | undefined {
  if (text === "") return "empty string specified for links";
  return text.split(":").length > 2 ? `bad format for links: ${text}` : undefined;
}

export function cpusError(text: string): string | undefined {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$|^[+-]?\d+\/\d+$/i.test(text)) {
    return `failed to parse ${text} as a rational number`;
  }
  return /\.\d{10,}$/.test(text.replace(/0+$/, "")) ? "value is too precise" : undefined;
}

export function unsigned16Error(text: string): string | undefined {
  const parsing = `strconv.ParseUint: parsing ${JSON.stringify(text)}`;
  if (!/^\d+$/.test(text)) return `${parsing}: invalid syntax`;
  return Number(text) > 65535 ? `${parsing}: value out of range` : undefined;
}

export function deviceRateError(text: string): string | undefined {
  const [path, rate, more] = text.split(":");
  if (!path || !rate || more !== undefined) return `bad format: ${text}`;
  if (!path.startsWith("/dev/")) return `bad format for device path: ${text}`;
  if (parseBytes(rate) !== undefined) return undefined;
  return `invalid rate for device: ${text}. The correct format is <device-path>:<number>[<unit>]. ` +
    "Number must be a positive integer. Unit is optional and can be kb, mb, or gb";
}

export function gpusError(text: string): string | undefined {
  if (text === "all" || text.includes("=") || /^-?\d+$/.test(text)) return undefined;
  return `invalid count (${text}): value must be either "all" or an integer: invalid syntax`;
}

const SYSCTLS = new Set([
  "kernel.msgmax",
  "kernel.msgmnb",
  "kernel.msgmni",
  "kernel.sem",
  "kernel.shmall",
  "kernel.shmmax",
  "kernel.shmmni",
  "kernel.shm_rmid_forced",
]);

/** Only what a namespace has for itself. */
export function sysctlError(text: string): string | undefined {
  const [name, value] = text.split("=");
  const isKnown = value !== undefined && (SYSCTLS.has(name!) || /^(net\.|fs\.mqueue\.)/.test(name!));
  return isKnown ? undefined : `sysctl '${text}' is not allowed`;
}
