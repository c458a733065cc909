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
  const file = (self: PythonValue | undefined) => (self as Instance).state as OpenFile;
  const open = (self: PythonValue | undefined) => {
    if (file(self).isClosed) fail("ValueError", "I/O operation on closed file.");
    return file(self);
  };
  const shown = (one: OpenFile, text: string): PythonValue => one.mode.includes("b") ? bytesOf(text) : text;
  const line = (one: OpenFile): string => {
    const end = one.text.indexOf("\n", one.at);
    const text = one.text.slice(one.at, end < 0 ? one.text.length : end + 1);
    one.at += text.length;
    return text;
  };
  const reading = (self: PythonValue | undefined) => {
    const one = open(self);
    if (!/[r+]/.test(one.mode)) fail("OSError", "not readable");
    return one;
  };
  const calls: Record<string, NativeCall> = {
    read: ([self, size]) => {
      const one = reading(self);
      const to = size === undefined || size === null || Number(size) < 0
        ? one.text.length
        : one.at + Number(size);
      const text = one.text.slice(one.at, to);
      one.at += text.length;
      return shown(one, text);
    },
    readline: ([self]) => shown(reading(self), line(open(self))),
    readlines: ([self]) => {
      const one = reading(self);
      const rows: PythonValue[] = [];
      while (one.at < one.text.length) rows.push(shown(one, line(one)));
      return rows;
    },
    write: ([self, given = ""]) => {
      const one = open(self);
      if (!/[wax+]/.test(one.mode)) fail("OSError", "not writable");
      const isBytes = given instanceof Uint8Array;
      if (!isBytes && typeof given !== "string") {
        fail(
          "TypeError",
          `write() argument must be str, not ${
            given === null ? "NoneType" : typeof given === "bigint" ? "int" : "object"
          }`,
        );
      }
      const text = isBytes ? textOf(given) : given;
      one.text = one.text.slice(0, one.at) + text + one.text.slice(one.at + text.length);
      one.at += text.length;
      trying(one.path, () => files.write(absolutePath(cwd(), one.path), one.text));
      return BigInt([...text].length);
    },
    *writelines([self, rows = null]): Work<PythonValue> {
      for (const row of yield* interpreter.items(rows)) calls["write"]!([self!, row], new Map());
      return null;
    },
    seek: ([self, at = 0n]) => (open(self).at = Number(at), at),
    tell: ([self]) => BigInt(open(self).at),
    flush: () => null,
    close: ([self]) => (file(self).isClosed = true, null),
    readable: () => true,
    __enter__: ([self = null]) => (open(self), self),
    __exit__: ([self]) => (file(self).isClosed = true, null),
    __iter__: ([self]) =>
      stepsOf("TextIOWrapper", () => {
        const one = reading(self);
        return one.at < one.text.length ? shown(one, line(one)) : END;
      }),
    __repr__: ([self]) =>
      `<_io.TextIOWrapper name='${file(self).path}' mode='${file(self).mode}' encoding='UTF-8'>`,
  };
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
