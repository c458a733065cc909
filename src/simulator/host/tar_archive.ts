/** The tar format: ustar, with GNU and pax long names (POSIX.1-1988, tar(5)). */

import type { DeviceNumber } from "./file_node.ts";

export interface TarEntry {
  /** A folder's ends in a slash. */
  name: string;
  mode: number;
  uid: number;
  changedMs: number;
  bytes: Uint8Array;
  /** Where a symbolic link leads; of a hard link the name in the archive that is the same file. */
  target?: string;
  /** The same number as `uid` where it is not said. */
  gid?: number;
  /** What else it is than a file, a folder or a symbolic link. */
  special?: "name" | "character" | "block" | "pipe";
  device?: DeviceNumber;
}

const SPECIALS = ["name", "character", "block", "pipe"] as const;
const TYPES = { name: "1", character: "3", block: "4", pipe: "6" } as const;

const BLOCK = 512;
/** The archive ends with two empty blocks and is filled up to a record of twenty, as tar writes it. */
const RECORD = 20 * BLOCK;
const LONG_LINK = "././@LongLink";

export function encodeTar(entries: readonly TarEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (new TextEncoder().encode(entry.name).length > 100) {
      const name = new TextEncoder().encode(entry.name + "\0");
      parts.push(header({ ...entry, name: LONG_LINK, bytes: name }, "L"), padded(name));
    }
    if (entry.target && new TextEncoder().encode(entry.target).length > 100) {
      const target = new TextEncoder().encode(entry.target + "\0");
      parts.push(header({ ...entry, name: LONG_LINK, bytes: target }, "K"), padded(target));
    }
    const type = entry.special
      ? TYPES[entry.special]
      : entry.target !== undefined
      ? "2"
      : entry.name.endsWith("/")
      ? "5"
      : "0";
    parts.push(header(entry, type), padded(entry.bytes));
  }
  const length = parts.reduce((sum, part) => sum + part.length, 0) + 2 * BLOCK;
  const archive = new Uint8Array(Math.ceil(length / RECORD) * RECORD);
  let at = 0;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}

/** @throws {RangeError} what is there is no archive, or ends too early. */
export function decodeTar(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  let [longName, longTarget]: (string | undefined)[] = [];
  for (let at = 0; at + BLOCK <= archive.length;) {
    const block = archive.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) break;
    if (octal(block, 148, 8) !== checksum(block)) throw new RangeError("invalid tar magic");
    const size = octal(block, 124, 12);
    at += BLOCK;
    if (at + size > archive.length) throw new RangeError("short read");
    const bytes = archive.slice(at, at + size);
    at += Math.ceil(size / BLOCK) * BLOCK;
    const type = String.fromCharCode(block[156]!);
    if (type === "L") longName = text(bytes, 0, bytes.length);
    else if (type === "K") longTarget = text(bytes, 0, bytes.length);
    else if (type === "x") {
      const records = text(bytes, 0, bytes.length);
      longName = /\d+ path=([^\n]*)\n/.exec(records)?.[1] ?? longName;
      longTarget = /\d+ linkpath=([^\n]*)\n/.exec(records)?.[1] ?? longTarget;
    } else if (type !== "g") {
      const entry = entryOf(block, type, bytes, longName);
      entries.push(
        longTarget !== undefined && entry.target !== undefined ? { ...entry, target: longTarget } : entry,
      );
      longName = longTarget = undefined;
    }
  }
  return entries;
}

function entryOf(block: Uint8Array, type: string, bytes: Uint8Array, longName: string | undefined): TarEntry {
  const prefix = text(block, 257, 5) === "ustar" ? text(block, 345, 155) : "";
  const short = text(block, 0, 100);
  const name = longName ?? (prefix ? `${prefix}/${short}` : short);
  const [uid, gid] = [octal(block, 108, 8), octal(block, 116, 8)];
  const special = SPECIALS.find((kind) => TYPES[kind] === type);
  return {
    name: type === "5" && !name.endsWith("/") ? name + "/" : name,
    mode: octal(block, 100, 8) & 0o7777,
    uid,
    changedMs: octal(block, 136, 12) * 1000,
    bytes,
    ...(type === "1" || type === "2" ? { target: text(block, 157, 100) } : {}),
    ...(gid === uid ? {} : { gid }),
    ...(special ? { special } : {}),
    ...(type === "3" || type === "4" ? { device: [octal(block, 329, 8), octal(block, 337, 8)] } : {}),
  };
}

function header(entry: TarEntry, type: string): Uint8Array {
  const block = new Uint8Array(BLOCK);
  const put = (at: number, value: string, length: number) => {
    block.set(new TextEncoder().encode(value).subarray(0, length), at);
  };
  const number = (value: number, length: number) => value.toString(8).padStart(length - 1, "0") + "\0";
  put(0, entry.name, 100);
  put(100, number(entry.mode & 0o7777, 8), 8);
  put(108, number(entry.uid, 8), 8);
  put(116, number(entry.gid ?? entry.uid, 8), 8);
  put(124, number(type === "0" || type === "L" || type === "K" ? entry.bytes.length : 0, 12), 12);
  put(136, number(Math.floor(entry.changedMs / 1000), 12), 12);
  put(156, type, 1);
  put(157, entry.target ?? "", 100);
  put(257, "ustar  \0", 8);
  put(265, entry.uid === 0 ? "root" : "", 32);
  put(297, (entry.gid ?? entry.uid) === 0 ? "root" : "", 32);
  if (entry.device) {
    put(329, number(entry.device[0], 8), 8);
    put(337, number(entry.device[1], 8), 8);
  }
  put(148, checksum(block).toString(8).padStart(6, "0") + "\0 ", 8);
  return block;
}

/** The sum of all bytes, the checksum's own counted as spaces. */
function checksum(block: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 32 : block[at]!;
  return sum;
}

function padded(bytes: Uint8Array): Uint8Array {
  const filled = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK);
  filled.set(bytes);
  return filled;
}

function text(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

function octal(bytes: Uint8Array, at: number, length: number): number {
  return Number.parseInt(text(bytes, at, length).trim() || "0", 8) || 0;
}
