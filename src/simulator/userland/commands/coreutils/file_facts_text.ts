/** Facts of files as coreutils prints them: modes, sizes, times. */
import type { FileFacts } from "../../../host/file_tree.ts";

export { modeText } from "../files.ts";

const BLOCK_BYTES = 4096;
const HALF_YEAR_MS = 31_556_952_000 / 2;

/** What a file takes on the disk, in bytes. */
export function diskBytes({ kind, size }: Pick<FileFacts, "kind" | "size">): number {
  if (kind === "folder") return BLOCK_BYTES;
  return kind === "file" ? Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES : 0;
}

/** `1.5K`, `12M`, as -h shows them: rounded up. */
export function humanSize(bytes: number, base = 1024): string {
  if (bytes < base) return String(bytes);
  let value = bytes;
  let unit = -1;
  while (value >= base && unit < UNITS.length - 1) {
    value /= base;
    unit++;
  }
  const units = base === 1000 ? UNITS.replace("K", "k") : UNITS;
  if (value < 10) {
    const tenths = Math.ceil(value * 10 - 1e-9) / 10;
    if (tenths < 10) return `${tenths.toFixed(1)}${units[unit]}`;
  }
  const whole = Math.ceil(value - 1e-9);
  return whole >= base && unit < UNITS.length - 1 ? `1.0${units[unit + 1]}` : `${whole}${units[unit]}`;
}

const UNITS = "KMGTPE";

/** `Nov 22 11:33`, or `Nov 22  2024` for what is older than half a year or lies ahead. */
export function listedTime(ms: number, nowMs: number): string {
  const date = new Date(ms);
  const day = `${date.toUTCString().slice(8, 11)} ${String(date.getUTCDate()).padStart(2)}`;
  const isRecent = ms <= nowMs && ms > nowMs - HALF_YEAR_MS;
  return isRecent ? `${day} ${date.toISOString().slice(11, 16)}` : `${day}  ${date.getUTCFullYear()}`;
}

/** `2026-11-22 11:33:04.123000000 +0000` */
export function fullTime(ms: number): string {
  const text = new Date(ms).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 23)}000000 +0000`;
}

/** `file`, `folder` and so on as `stat` and `file` name them. */
export function kindName({ kind, size }: Pick<FileFacts, "kind" | "size">): string {
  if (kind === "file") return size === 0 ? "regular empty file" : "regular file";
  return KIND_NAMES[kind];
}

const KIND_NAMES: Readonly<Record<Exclude<FileFacts["kind"], "file">, string>> = {
  folder: "directory",
  link: "symbolic link",
  character: "character special file",
  block: "block special file",
  pipe: "fifo",
  socket: "socket",
};
