/** Files of the container, as `open()` gives them. */
import { absolutePath, type Process } from "../../../host/process.ts";
import { SystemError } from "../../../host/system_error.ts";
import { builtinClass, errorOf, fail, Raised } from "./types.ts";
import type { Interpreter } from "./interpreter.ts";
import { stepsOf } from "./iteration.ts";
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import { END, Instance, Native, type NativeCall, type PythonValue, type Work } from "./value.ts";

interface OpenFile {
  path: string;
  mode: string;
  text: string;
  at: number;
  isClosed: boolean;
}

const CLASSES: Readonly<Record<string, string>> = {
  ENOENT: "FileNotFoundError",
  EACCES: "PermissionError",
  EPERM: "PermissionError",
  EEXIST: "FileExistsError",
  EISDIR: "IsADirectoryError",
  ENOTDIR: "NotADirectoryError",
};

/** A call of the system; what it refuses is raised as Python's error. */
export function trying<T>(path: string | undefined, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const raised = errorOf(CLASSES[error.code] ?? "OSError", BigInt(error.errno), error.message);
    raised.attributes.set("errno", BigInt(error.errno));
    raised.attributes.set("strerror", error.message);
    raised.attributes.set("filename", path ?? null);
    throw new Raised(raised);
  }
}

/** `open(path, mode)` */
export function opener(process: Process, cwd: () => string, interpreter: Interpreter): NativeCall {
  const TEXT = builtinClass("TextIOWrapper");
  const { files } = process.machine;
  const save = ({ path, text }: OpenFile) => trying(path, () => files.write(absolutePath(cwd(), path), text));
  const calls = { ...READING, ...writing(interpreter, save), ...HANDLING };
  for (const [name, call] of Object.entries(calls)) TEXT.attributes.set(name, new Native(name, call));
  return ([name = "", given = "r"], named) => {
    const path = String(name instanceof Instance ? name.attributes.get("path") : name);
    const mode = String(named.get("mode") ?? given);
    if (!/^[rwax][bt+]*$/.test(mode)) fail("ValueError", `invalid mode: '${mode}'`);
    const whole = absolutePath(cwd(), path);
    const text = trying(path, () => opened(mode, whole, files));
    const made = new Instance(TEXT);
    made.state = {
      path,
      mode,
      text,
      at: mode.startsWith("a") ? text.length : 0,
      isClosed: false,
    } satisfies OpenFile;
    made.attributes.set("name", path);
    made.attributes.set("mode", mode);
    return made;
  };
}

type Given = PythonValue | undefined;

function fileOf(self: Given): OpenFile {
  return (self as Instance).state as OpenFile;
}

function openFile(self: Given): OpenFile {
  if (fileOf(self).isClosed) fail("ValueError", "I/O operation on closed file.");
  return fileOf(self);
}

function readableFile(self: Given): OpenFile {
  const file = openFile(self);
  if (!/[r+]/.test(file.mode)) fail("OSError", "not readable");
  return file;
}

function shown({ mode }: OpenFile, text: string): PythonValue {
  return mode.includes("b") ? bytesOf(text) : text;
}

function nextLine(file: OpenFile): string {
  const end = file.text.indexOf("\n", file.at);
  const text = file.text.slice(file.at, end < 0 ? file.text.length : end + 1);
  file.at += text.length;
  return text;
}

const READING: Readonly<Record<string, NativeCall>> = {
  read: ([self, size]) => {
    const file = readableFile(self);
    const isAll = size === undefined || size === null || Number(size) < 0;
    const text = file.text.slice(file.at, isAll ? file.text.length : file.at + Number(size));
    file.at += text.length;
    return shown(file, text);
  },
  readline: ([self]) => shown(readableFile(self), nextLine(openFile(self))),
  readlines: ([self]) => {
    const file = readableFile(self);
    const rows: PythonValue[] = [];
    while (file.at < file.text.length) rows.push(shown(file, nextLine(file)));
    return rows;
  },
  __iter__: ([self]) =>
    stepsOf("TextIOWrapper", () => {
      const file = readableFile(self);
      return file.at < file.text.length ? shown(file, nextLine(file)) : END;
    }),
};

function writing(interpreter: Interpreter, save: (file: OpenFile) => void): Record<string, NativeCall> {
  const write: NativeCall = ([self, given = ""]) => {
    const file = openFile(self);
    if (!/[wax+]/.test(file.mode)) fail("OSError", "not writable");
    const text = writtenText(given);
    file.text = file.text.slice(0, file.at) + text + file.text.slice(file.at + text.length);
    file.at += text.length;
    save(file);
    return BigInt([...text].length);
  };
  return {
    write,
    *writelines([self, rows = null]): Work<PythonValue> {
      for (const row of yield* interpreter.items(rows)) write([self!, row], new Map());
      return null;
    },
  };
}

function writtenText(given: PythonValue): string {
  if (given instanceof Uint8Array) return textOf(given);
  if (typeof given === "string") return given;
  const kind = given === null ? "NoneType" : typeof given === "bigint" ? "int" : "object";
  fail("TypeError", `write() argument must be str, not ${kind}`);
}

const close = (self: Given): null => {
  fileOf(self).isClosed = true;
  return null;
};

const HANDLING: Readonly<Record<string, NativeCall>> = {
  seek: ([self, at = 0n]) => {
    openFile(self).at = Number(at);
    return at;
  },
  tell: ([self]) => BigInt(openFile(self).at),
  flush: () => null,
  readable: () => true,
  close: ([self]) => close(self),
  __enter__: ([self = null]) => {
    openFile(self);
    return self;
  },
  __exit__: ([self]) => close(self),
  __repr__: ([self]) =>
    `<_io.TextIOWrapper name='${fileOf(self).path}' mode='${fileOf(self).mode}' encoding='UTF-8'>`,
};

function opened(mode: string, path: string, files: Process["machine"]["files"]): string {
  if (files.isFolder(path)) throw new SystemError("EISDIR");
  if (mode.startsWith("r")) return files.readText(path);
  const folder = path.slice(0, path.lastIndexOf("/")) || "/";
  if (!files.isFolder(folder)) throw new SystemError(files.exists(folder) ? "ENOTDIR" : "ENOENT");
  if (mode.startsWith("x") && files.exists(path)) throw new SystemError("EEXIST");
  const text = mode.startsWith("a") && files.exists(path) ? files.readText(path) : "";
  files.write(path, text);
  return text;
}
