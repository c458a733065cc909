/** What the scripts of node ask of the machine and get at once: files, facts, time and chance. */
import { createHash, createHmac } from "node:crypto";
import { ownEntry } from "../../../kube/own_entry.ts";
import { bytesOf } from "../../host/byte_text.ts";
import { SystemError } from "../../host/system_error.ts";
import { absolutePath, type Process, SIGNALS } from "../../host/process.ts";
import { LIBRARY } from "./library.ts";

/** The words of libuv, where they differ from strerror's. */
const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EEXIST: "file already exists",
  EISDIR: "illegal operation on a directory",
  ENOTDIR: "not a directory",
  ENOTEMPTY: "directory not empty",
  EPERM: "operation not permitted",
  EROFS: "read-only file system",
  EXDEV: "cross-device link not permitted",
  EBUSY: "resource busy or locked",
  ELOOP: "too many symbolic links encountered",
  EINVAL: "invalid argument",
  ENOSPC: "no space left on device",
  ESRCH: "no such process",
};

/** A call that failed: what the script gets as an error. */
class Refusal extends Error {
  constructor(readonly facts: Record<string, unknown>) {
    super("refused");
  }
}

type Calls = Readonly<Record<string, (...given: never[]) => unknown>>;

/** Answers `{ value }`, or `{ error }` with node's code and words. Undefined: there is no such call here. */
export function answered(calls: Calls, name: string, given: readonly unknown[]): unknown {
  try {
    return { value: ownEntry(calls, name)!(...given as never[]) };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.facts };
    throw error;
  }
}

function trying<T>(syscall: string, places: { path?: string; dest?: string }, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    const { code, errno } = error;
    throw new Refusal({ code, errno, words: WORDS[code] ?? error.message.toLowerCase(), syscall, ...places });
  }
}

/** The folder that a script is in may change. */
export interface Place {
  cwd: string;
}

export function fileCalls({ machine }: Process, place: Place): Calls {
  const { files } = machine;
  const at = (path: string) => absolutePath(place.cwd, path);
  const write = (path: string, text: string, mode?: number) =>
    trying("open", { path }, () => {
      const folder = at(`${path}/..`);
      if (!files.isFolder(folder)) throw new SystemError(files.exists(folder) ? "ENOTDIR" : "ENOENT");
      if (files.isFolder(at(path))) throw new SystemError("EISDIR");
      files.write(at(path), text, mode);
      return null;
    });
  return {
    cwd: () => place.cwd,
    chdir: (path: string) =>
      trying("chdir", { path: place.cwd, dest: path }, () => {
        if (files.status(at(path))?.kind !== "folder") {
          throw new SystemError(files.exists(at(path)) ? "ENOTDIR" : "ENOENT");
        }
        place.cwd = at(path);
      }),
    kind: (path: string) => files.facts(at(path))?.kind ?? null,
    read: (path: string) => {
      if (files.isFolder(at(path))) trying("read", {}, () => files.readText(at(path)));
      return trying("open", { path }, () => files.readText(at(path)));
    },
    readOptional: (path: string) => files.read(at(path)) ?? null,
    write,
    append: (path: string, text: string) => write(path, (files.read(at(path)) ?? "") + text),
    open: (path: string) =>
      trying("open", { path }, () => {
        throw new SystemError("EEXIST");
      }),
    list: (path: string) => trying("scandir", { path }, () => files.listNames(at(path))),
    stat: (path: string, syscall: string, follow: boolean) =>
      trying(syscall, { path }, () => {
        const facts = follow ? files.facts(files.realPath(at(path))) : files.facts(at(path));
        if (!facts) throw new SystemError("ENOENT");
        return statOf(facts);
      }),
    ...changeCalls(files, at),
    realpath: (path: string) => trying("realpath", { path }, () => files.realPath(at(path))),
  };
}

/** What makes, moves and removes. */
function changeCalls(files: Process["machine"]["files"], at: (path: string) => string): Calls {
  return {
    mkdir: (path: string, recursive: boolean) =>
      trying("mkdir", { path }, () => {
        if (recursive && files.isFolder(at(path))) return null;
        if (!recursive && files.exists(at(path))) throw new SystemError("EEXIST");
        if (!recursive && !files.isFolder(at(`${path}/..`))) throw new SystemError("ENOENT");
        files.makeFolder(at(path));
        return recursive ? at(path) : null;
      }),
    rename: (from: string, to: string) =>
      trying("rename", { path: from, dest: to }, () => files.rename(at(from), at(to))),
    chmod: (path: string, mode: number) => trying("chmod", { path }, () => files.change(at(path), { mode })),
    symlink: (target: string, path: string) =>
      trying("symlink", { path: target, dest: path }, () => files.makeLink(at(path), target)),
    remove: (path: string, syscall: string, recursive: boolean, force: boolean) =>
      trying(syscall, { path }, () => {
        const facts = files.facts(at(path));
        if (!facts) {
          if (force) return;
          throw new SystemError("ENOENT");
        }
        if (recursive) return void files.remove(at(path));
        if (syscall !== "rmdir" && facts.kind === "folder") throw new SystemError("EISDIR");
        if (syscall === "rmdir" && facts.kind !== "folder") throw new SystemError("ENOTDIR");
        files.unlink(at(path));
      }),
  };
}

const KIND_BITS: Readonly<Record<string, number>> = {
  file: 0o100000,
  folder: 0o040000,
  link: 0o120000,
  pipe: 0o010000,
  socket: 0o140000,
};
const BLOCK_BYTES = 512;

function statOf(
  facts: NonNullable<ReturnType<Process["machine"]["files"]["facts"]>>,
): Record<string, unknown> {
  return {
    dev: 66305,
    mode: (KIND_BITS[facts.kind] ?? 0o020000) | facts.mode,
    nlink: facts.links,
    uid: facts.uid,
    gid: facts.gid,
    rdev: 0,
    blksize: 4096,
    ino: facts.inode,
    size: facts.size,
    blocks: Math.ceil(facts.size / BLOCK_BYTES),
    atimeMs: facts.changedMs,
    mtimeMs: facts.changedMs,
    ctimeMs: facts.statusMs,
    birthtimeMs: facts.statusMs,
    kind: facts.kind,
    ...(facts.target === undefined ? {} : { target: facts.target }),
  };
}

/** Facts of the process and of its machine. */
export function machineCalls(process: Process, version: string): Calls {
  const { machine, task } = process;
  const stream = (number: number) => task?.descriptors.get(number)?.terminal !== undefined;
  const user = process.user ?? machine.user;
  return {
    library: (name: string) => LIBRARY[name] ?? null,
    libraries: () => Object.keys(LIBRARY).filter((name) => !/^(boot$|internal\/|packages\/)/.test(name)),
    isPackage: (name: string) => Object.hasOwn(LIBRARY, `packages/${name}`),
    random: () => machine.random.next(),
    facts: () => ({
      version,
      argv: [
        "/usr/local/bin/node",
        ...process.argv.slice(1).filter((word, at) => at > 0 || !word.startsWith("-")),
      ],
      env: process.env,
      pid: task?.numberIn(task.namespaces.pid) ?? 1,
      parentPid: task?.parent?.numberIn(task.namespaces.pid) ?? 0,
      uid: user.uid,
      gid: user.gid,
      startedBeforeMs: 30,
      isInputTTY: process.tty,
      isOutputTTY: stream(1),
      isErrorTTY: stream(2),
    }),
    machine: () => machineFacts(process),
    kill: (pid: number, signal: string | number) =>
      trying("kill", {}, () => {
        const name = typeof signal === "string"
          ? signal.replace(/^SIG/, "")
          : Object.keys(SIGNALS).find((one) => SIGNALS[one] === signal);
        if (signal === 0) return machine.processes().some((row) => row.pid === pid) || missing();
        return machine.signal(pid, name ?? "TERM") || missing();
      }),
    url: (text: string, base: string | null) => {
      const url = URL.parse(text, base ?? undefined);
      if (!url) return null;
      const { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash } =
        url;
      return { href, origin, protocol, username, password, host, hostname, port, pathname, search, hash };
    },
    // Bytes come as the machine keeps them in texts; the answer is in hexadecimal digits.
    hash: (kind: string, text: string, key: string | null) =>
      (key === null ? createHash(kind) : createHmac(kind, bytesOf(key))).update(bytesOf(text)).digest("hex"),
    jsonProblem: (text: string) => {
      try {
        JSON.parse(text);
        return null;
      } catch (error) {
        return (error as Error).message;
      }
    },
    syntaxProblem,
  };
}

function missing(): never {
  throw new SystemError("ESRCH");
}

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

/** What V8 says of a text that is no script; null: it is one. It is read, and never run. */
function syntaxProblem(text: string): string | null {
  const isModern = /\bawait\b/.test(text) && !/\basync\b/.test(text) && /^"use strict";/.test(text);
  try {
    new (isModern ? AsyncFunction : Function)(text);
    return null;
  } catch (error) {
    const { message } = error as Error;
    // What is not closed ends at the bracket that the function around it brings.
    const isOpen = message === "Unexpected token ')'" && !/\)/.test(text.replace(/\([^()]*\)/g, ""));
    if (message === "Single function literal required") return "Unexpected token '}'";
    return isOpen ? "Unexpected end of input" : message;
  }
}

function machineFacts({ machine, user = machine.user }: Process): Record<string, unknown> {
  const text = (path: string) => machine.files.read(path) ?? "";
  const memory = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text("/proc/meminfo"))?.[1] ?? 0) * 1024;
  const cpus = text("/proc/cpuinfo");
  const addresses = (machine.network?.interfaces ?? []).flatMap(({ name, mac, addresses }) =>
    addresses.map(({ address, prefix }) =>
      [name, {
        address,
        netmask: netmaskOf(prefix),
        family: "IPv4",
        mac: name === "lo" ? "00:00:00:00:00:00" : mac,
        internal: name === "lo",
        cidr: `${address}/${prefix}`,
      }] as const
    )
  );
  return {
    hostname: machine.hostname,
    release: machine.kernel.replace(/^Linux /, ""),
    version: "#60-Ubuntu SMP PREEMPT_DYNAMIC",
    uptime: Number(text("/proc/uptime").split(" ")[0] ?? 0),
    totalMemory: memory("MemTotal"),
    freeMemory: memory("MemFree"),
    cpus: Math.max(1, cpus.match(/^processor/gm)?.length ?? 1),
    processor: /^model name\s*: (.*)$/m.exec(cpus)?.[1] ?? "unknown",
    home: user.uid === 0 ? "/root" : `/home/${user.name}`,
    user: user.name,
    uid: user.uid,
    gid: user.gid,
    interfaces: Object.fromEntries(
      [...new Set(addresses.map(([name]) => name))].map((name) => [
        name,
        addresses.filter(([one]) => one === name).map(([, row]) => row),
      ]),
    ),
  };
}

function netmaskOf(prefix: number): string {
  return [0, 8, 16, 24].map((from) => 256 - 2 ** (8 - Math.min(8, Math.max(0, prefix - from)))).join(".");
}
