/** `dd if=… of=… bs=… count=…`: copies blocks, and tells how many and how fast. */
import { byteLength, bytesOf, textOf } from "../../host/byte_text.ts";
import type { FileTree } from "../../host/file_tree.ts";
import { absolutePath, type Process, readSome, type Run, type Wait } from "../../host/process.ts";
import { SystemError } from "../../host/system_error.ts";
import { quoted, quotedForShell } from "./coreutils/shell_quoting.ts";
import { type DdWish, ddWish } from "./dd_operands.ts";

/** A copy takes time: bytes in a millisecond. */
const COPY_BYTES_PER_MS = 1 << 21;
/** What is thrown away or passed on before others have their turn. */
const TURN_BYTES = 100 * COPY_BYTES_PER_MS;
const PASSED_BYTES = 1 << 20;
/** What a file may have here: it takes memory. */
const MAX_FILE_BYTES = 64 * 1024 ** 2;
/** What a call of itself costs, in milliseconds. */
const LEAST_MS = 0.02;

interface Copy {
  process: Process;
  wish: DdWish;
  read: number;
  written: number;
  startedMs: number;
}

interface Source {
  /** Waits for bytes where they come as they come. */
  fill?(): Generator<Wait, void, void>;
  /** So many bytes at most; undefined: the end. */
  take(bytes: number): { bytes: number; text(): string } | undefined;
}

export function* dd(process: Process): Run {
  const wish = ddWish(process.argv.slice(1));
  const complain = (text: string): 1 => (process.err(`dd: ${text}\n`), 1);
  if (typeof wish === "string") return complain(wish);
  if (wish.appends && !wish.conversions.has("notrunc")) {
    complain("you probably want conv=notrunc with oflag=append");
  }
  const { files, holdMemory, now } = process.machine;
  const path = (name: string) => absolutePath(process.cwd, name);
  const { source, target } = wish;
  const unread = source === undefined ? undefined : files.refusalTo("read", path(source));
  if (unread !== undefined && unread !== "Is a directory") {
    return complain(`failed to open ${quoted(source!)}: ${unread}`);
  }
  const unwritten = target === undefined ? undefined : whyUnwritten(files, path(target), wish);
  if (unwritten !== undefined) return complain(`failed to open ${quoted(target!)}: ${unwritten}`);
  const copy: Copy = { process, wish, read: 0, written: 0, startedMs: now() };
  let status = 0;
  // The block that is copied is what dd itself holds.
  holdMemory(process, wish.inBytes);
  try {
    if (unread !== undefined) status = complain(`error reading ${quoted(source!)}: ${unread}`);
    else if (!(yield* copied(copy))) {
      complain(`${quotedForShell(source ?? "standard input")}: cannot skip to specified offset`);
    }
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    status = complain(`error writing ${quoted(target ?? "standard output")}: ${error.message}`);
  } finally {
    holdMemory(process, 0);
  }
  // Who is killed has no last word.
  if (wish.status !== "none") process.err(summary(copy));
  return status;
}

function whyUnwritten(files: FileTree, path: string, { conversions }: DdWish): string | undefined {
  const isThere = files.exists(path);
  if (isThere && conversions.has("excl")) return "File exists";
  if (!isThere && conversions.has("nocreat")) return "No such file or directory";
  return files.refusal(path);
}

/** False: there is less than is to be skipped. @throws {SystemError} */
function* copied(copy: Copy): Generator<Wait, boolean, void> {
  const { process, wish } = copy;
  const source = sourceOf(process, wish);
  function* take(bytes: number) {
    if (source.fill) yield* source.fill();
    return source.take(bytes);
  }
  for (let left = wish.skip; left > 0;) {
    const piece = yield* take(left);
    if (!piece) return false;
    left -= piece.bytes;
  }
  const { target } = wish;
  const path = target === undefined ? undefined : absolutePath(process.cwd, target);
  const kept: string[] = [];
  const most = path === "/dev/null" ? TURN_BYTES : PASSED_BYTES;
  let isTooLarge = false;
  while (copy.read < wish.limit && !isTooLarge) {
    const piece = yield* take(Math.min(wish.limit - copy.read, most));
    if (!piece) break;
    copy.read += piece.bytes;
    if (path === "/dev/null") copy.written += piece.bytes;
    else if (path === undefined) yield* passOn(copy, converted(piece.text(), wish));
    else if (copy.read > MAX_FILE_BYTES) isTooLarge = true;
    else kept.push(converted(piece.text(), wish));
    yield { kind: "busy", ms: Math.min(100, piece.bytes / COPY_BYTES_PER_MS) };
  }
  if (path !== undefined && path !== "/dev/null") store(copy, path, kept.join(""));
  if (isTooLarge) throw new SystemError("EFBIG");
  return true;
}

function sourceOf(process: Process, { source }: DdWish): Source {
  const { files } = process.machine;
  if (source === undefined) return streamSource(process);
  const path = absolutePath(process.cwd, source);
  if (files.status(path)?.kind === "character" && files.readText(path) !== "") {
    return { take: (bytes) => ({ bytes, text: () => deviceText(process, path, bytes) }) };
  }
  return bytesSource(bytesOf(files.readText(path)));
}

function bytesSource(rest: Uint8Array): Source {
  return {
    take(wanted) {
      if (rest.length === 0) return undefined;
      const piece = rest.subarray(0, wanted);
      rest = rest.subarray(wanted);
      return { bytes: piece.length, text: () => textOf(piece) };
    },
  };
}

function streamSource(process: Process): Source {
  let current = bytesSource(new Uint8Array());
  let rest = 0;
  return {
    *fill() {
      if (rest > 0) return;
      const bytes = bytesOf((yield* readSome(process)) ?? "");
      rest = bytes.length;
      current = bytesSource(bytes);
    },
    take(wanted) {
      rest -= Math.min(rest, wanted);
      return current.take(wanted);
    },
  };
}

/** From /dev/zero or /dev/urandom. */
function deviceText({ machine: { files } }: Process, path: string, bytes: number): string {
  const parts: string[] = [];
  for (let left = bytes; left > 0;) {
    const text = files.readText(path);
    const length = byteLength(text);
    parts.push(length <= left ? text : textOf(bytesOf(text).subarray(0, left)));
    left -= length;
  }
  return parts.join("");
}

function converted(text: string, { conversions }: DdWish): string {
  if (conversions.has("ucase")) return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  if (conversions.has("lcase")) return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  return text;
}

function* passOn(copy: Copy, text: string): Generator<Wait, void, void> {
  const { process } = copy;
  process.out(text);
  copy.written = copy.read;
  const output = process.task?.descriptors.get(1);
  while (output?.isFull) yield { kind: "ready", of: output };
}

/** Where there is no room for all, the blocks that fit. @throws {SystemError} */
function store(copy: Copy, path: string, text: string): void {
  const { process: { machine: { files } }, wish: { seek, appends, conversions, outBytes } } = copy;
  const isKept = conversions.has("notrunc");
  const isWhole = seek === 0 && !isKept;
  const before = bytesOf(isWhole ? "" : files.read(path) ?? "");
  const start = appends && isKept ? before.length : seek;
  if (start > MAX_FILE_BYTES) throw new SystemError("EFBIG");
  const tail = isKept ? before.length : 0;
  const put = (bytes: Uint8Array) => {
    const all = new Uint8Array(Math.max(start + bytes.length, tail));
    all.set(before.subarray(0, all.length));
    all.set(bytes, start);
    files.write(path, textOf(all));
    copy.written = bytes.length;
  };
  try {
    if (!isWhole) return put(bytesOf(text));
    files.write(path, text);
    copy.written = Math.min(copy.read, MAX_FILE_BYTES);
  } catch (error) {
    if (!(error instanceof SystemError) || error.code !== "ENOSPC") throw error;
    const bytes = bytesOf(text);
    let [fits, fitsNot] = [0, Math.ceil(bytes.length / outBytes)];
    while (fitsNot - fits > 1) {
      const half = Math.floor((fits + fitsNot) / 2);
      try {
        put(bytes.subarray(0, half * outBytes));
        fits = half;
      } catch {
        fitsNot = half;
      }
    }
    copy.read = Math.min(copy.read, (fits + 1) * outBytes);
    throw error;
  }
}

/** `3+0 records in`, whole blocks and others. */
function summary({ process, wish, read, written, startedMs }: Copy): string {
  const { inBytes, outBytes, status } = wish;
  const records = (bytes: number, block: number) => `${Math.floor(bytes / block)}+${bytes % block ? 1 : 0}`;
  const counts = `${records(read, inBytes)} records in\n${records(written, outBytes)} records out\n`;
  if (status === "noxfer") return counts;
  const ms = Math.max(process.machine.now() - startedMs, written / COPY_BYTES_PER_MS + LEAST_MS);
  const [decimal, binary] = [sizeText(written, 1000), sizeText(written, 1024)];
  const sizes = written < 1000 ? "" : ` (${written < 1024 ? decimal : `${decimal}, ${binary}`})`;
  const rate = rateText(written / ms * 1000);
  return `${counts}${written} byte${written === 1 ? "" : "s"}${sizes} copied, ${
    Number((ms / 1000).toPrecision(6))
  } s, ${rate}/s\n`;
}

/** `1.0 kB`, `52 MB`, `50 MiB` */
function sizeText(bytes: number, base: 1000 | 1024): string {
  const power = Math.min(4, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(base)));
  const value = bytes / base ** power;
  const unit = base === 1000
    ? ["B", "kB", "MB", "GB", "TB"][power]
    : ["B", "KiB", "MiB", "GiB", "TiB"][power];
  return `${value < 9.95 && power > 0 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** `0.1 kB`, `38.0 kB`, `326 kB` */
function rateText(bytes: number): string {
  const power = Math.max(1, Math.min(4, Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000))));
  const value = bytes / 1000 ** power;
  return `${value < 99.95 ? value.toFixed(1) : Math.round(value)} ${["B", "kB", "MB", "GB", "TB"][power]}`;
}
