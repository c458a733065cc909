/** The character devices that every container has (devices.txt of the kernel). */
import type { Random } from "../clock/random.ts";
import type { DeviceNumber } from "./file_node.ts";
import { SystemError } from "./system_error.ts";

export interface Device {
  read(random: Random): string;
  write(text: string): void;
}

/** Characters that one look at an endless device gives: who wants more looks again. */
const ENDLESS_CHARACTERS = 65_536;
const NOISE_BYTES = 4096;

const KNOWN: Readonly<Record<string, Device>> = {
  "1:3": { read: () => "", write: () => {} },
  "1:5": { read: () => "\0".repeat(ENDLESS_CHARACTERS), write: () => {} },
  "1:7": {
    read: () => "\0".repeat(ENDLESS_CHARACTERS),
    write: () => {
      throw new SystemError("ENOSPC");
    },
  },
  "1:8": { read: noise, write: () => {} },
  "1:9": { read: noise, write: () => {} },
};

export function device([major, minor]: DeviceNumber): Device {
  const found = KNOWN[`${major}:${minor}`];
  if (!found) throw new SystemError("ENXIO");
  return found;
}

/** Name, number, and mode of what stands in /dev. */
export const DEVICES: Readonly<Record<string, DeviceNumber>> = {
  null: [1, 3],
  zero: [1, 5],
  full: [1, 7],
  random: [1, 8],
  urandom: [1, 9],
  tty: [5, 0],
};

/** Where the links in /dev lead. */
export const DEVICE_LINKS: Readonly<Record<string, string>> = {
  fd: "/proc/self/fd",
  stdin: "/proc/self/fd/0",
  stdout: "/proc/self/fd/1",
  stderr: "/proc/self/fd/2",
  ptmx: "pts/ptmx",
};

/** Bytes by chance. */
function noise(random: Random): string {
  const units = new Array<string>(NOISE_BYTES);
  for (let at = 0; at < units.length; at++) {
    const byte = random.below(256);
    units[at] = String.fromCharCode(byte < 0x80 ? byte : 0xdc00 + byte);
  }
  return units.join("");
}
