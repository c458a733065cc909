/** Modules of the standard library that speak of the machine: os, sys, time, socket, random, platform, signal. */
import { absolutePath, type Process } from "../../../host/process.ts";
import { Random } from "../../../clock/random.ts";
import type { Interpreter } from "./interpreter.ts";
import { signalModule } from "./signal_module.ts";
import { trying } from "./file_object.ts";
import { builtinClass, errorOf, fail, OBJECT, Raised, TYPES } from "./types.ts";
import {
  Dict,
  Instance,
  Native,
  type NativeCall,
  PythonClass,
  type PythonValue,
  Tuple,
  type Work,
} from "./value.ts";

export type Members = Record<string, NativeCall | PythonValue>;

/** A module of these names. */
export function moduleOf(name: string, members: Members, file?: string): Instance {
  const made = new Instance(TYPES.module);
  made.attributes.set("__name__", name);
  if (file !== undefined) made.attributes.set("__file__", file);
  for (const [key, value] of Object.entries(members)) {
    made.attributes.set(key, typeof value === "function" ? new Native(key, value as NativeCall) : value);
  }
  return made;
}

/** A class of these methods. */
export function methodsClass(
  name: string,
  module: string,
  methods: Readonly<Record<string, NativeCall>>,
): PythonClass {
  const attributes = Object.entries(methods).map(([key, call]) => [key, new Native(key, call)] as const);
  return new PythonClass(name, [OBJECT], new Map<string, PythonValue>(attributes), module);
}

export interface MachineParts {
  process: Process;
  interpreter: Interpreter;
  place: { cwd: string };
  argv: readonly string[];
  version: string;
  /** Of signals, by their numbers. */
  handlers: Map<PythonValue, PythonValue>;
}

export function machineModules(parts: MachineParts): Readonly<Record<string, () => Members>> {
  const { process, version } = parts;
  const { machine } = process;
  return {
    os: () => osModule(parts),
    "os.path": () => pathModule(parts),
    sys: () => sysModule(parts),
    time: () => timeModule(process),
    random: () => randomModule(parts),
    socket: () => ({
      gethostname: () => machine.hostname,
      gethostbyname: ([name = ""]) => {
        const [address] = machine.resolve(String(name));
        if (address !== undefined) return address;
        const error = errorOf("OSError", -2n, "Name or service not known");
        error.attributes.set("errno", -2n);
        error.type = builtinClass("socket.gaierror", error.type);
        throw new Raised(error);
      },
    }),
    platform: () => ({
      node: () => machine.hostname,
      system: () => "Linux",
      machine: () => "x86_64",
      release: () => machine.kernel.replace(/^Linux /, ""),
      python_version: () => version,
      platform: () => `${machine.kernel.replace(" ", "-")}-x86_64-with-glibc2.36`,
    }),
    signal: () => signalModule(parts),
    getpass: () => ({ getuser: () => (process.user ?? machine.user).name }),
  };
}

function osModule(parts: MachineParts): Members {
  const { process, place } = parts;
  const { machine } = process;
  const { files } = machine;
  const at = (path: PythonValue | undefined) => absolutePath(place.cwd, String(path ?? "."));
  const on = (path: PythonValue | undefined, call: (path: string) => void): null => {
    trying(String(path), () => call(at(path)));
    return null;
  };
  const environ = new Dict(Object.entries(process.env));
  const pid = (of: typeof process.task) => BigInt(of?.numberIn(of.namespaces.pid) ?? 0);
  return {
    ...Object.fromEntries([["path", moduleOf("posixpath", pathModule(parts))]]),
    environ,
    name: "posix",
    sep: "/",
    linesep: "\n",
    getenv: ([key = "", usual = null]) => environ.get(key) ?? usual,
    getcwd: () => place.cwd,
    chdir: ([path]) =>
      on(path, (whole) => {
        files.listNames(whole);
        place.cwd = whole;
      }),
    getpid: () => pid(process.task) || 1n,
    getppid: () => pid(process.task?.parent),
    getuid: () => BigInt((process.user ?? machine.user).uid),
    getgid: () => BigInt((process.user ?? machine.user).gid),
    cpu_count: () => BigInt(machine.files.read("/proc/cpuinfo")?.match(/^processor/gm)?.length ?? 1),
    listdir: ([path = "."]) => trying(String(path), () => [...files.listNames(at(path))]),
    mkdir: ([path]) =>
      on(path, (whole) => {
        if (files.exists(whole)) trying(String(path), () => files.makeNode(whole, "folder", 0o755));
        else files.makeNode(whole, "folder", 0o777);
      }),
    makedirs: ([path], named) =>
      on(path, (whole) => {
        if (files.exists(whole) && named.get("exist_ok") !== true) files.makeNode(whole, "folder", 0o755);
        files.makeFolder(whole);
      }),
    remove: ([path]) => on(path, (whole) => files.unlink(whole)),
    unlink: ([path]) => on(path, (whole) => files.unlink(whole)),
    rmdir: ([path]) => on(path, (whole) => files.unlink(whole)),
    rename: ([from, to]) => on(from, (whole) => files.rename(whole, at(to))),
    uname: () =>
      new Tuple(
        [
          "Linux",
          machine.hostname,
          machine.kernel.replace(/^Linux /, ""),
          "#60-Ubuntu SMP PREEMPT_DYNAMIC",
          "x86_64",
        ],
        ["sysname", "nodename", "release", "version", "machine"],
        "posix.uname_result",
      ),
    ...walkAndRun(parts),
  };
}

function walkAndRun({ process, place, interpreter }: MachineParts): Members {
  const { machine } = process;
  const { files } = machine;
  return {
    *walk([path = "."]): Work<PythonValue> {
      const rows: PythonValue[] = [];
      const visit = (folder: string) => {
        const names = files.list(absolutePath(place.cwd, folder));
        const isFolder = (name: string) => files.isFolder(absolutePath(place.cwd, `${folder}/${name}`));
        rows.push(new Tuple([folder, names.filter(isFolder), names.filter((name) => !isFolder(name))]));
        for (const name of names.filter(isFolder)) visit(`${folder}/${name}`);
      };
      visit(String(path));
      return yield* interpreter.iterator(rows);
    },
    *system([command = ""]): Work<PythonValue> {
      const shell = machine.program("/bin/sh")?.({ ...process, argv: ["sh", "-c", String(command)] });
      const code = typeof shell === "number" ? shell : shell ? yield* shell : 127;
      return BigInt(code << 8);
    },
  };
}

function pathModule({ process, place }: MachineParts): Members {
  const { machine: { files } } = process;
  const at = (path: PythonValue | undefined) => absolutePath(place.cwd, String(path));
  const base = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const folder = (path: string) =>
    path.slice(0, Math.max(0, path.lastIndexOf("/"))) || (path.startsWith("/") ? "/" : "");
  return {
    sep: "/",
    exists: ([path]) => files.exists(at(path)),
    isfile: ([path]) => files.exists(at(path)) && !files.isFolder(at(path)),
    isdir: ([path]) => files.isFolder(at(path)),
    join: (given) =>
      given.map(String).reduce((path, part) =>
        part.startsWith("/") ? part : path === "" || path.endsWith("/") ? path + part : `${path}/${part}`
      ),
    basename: ([path]) => base(String(path)),
    dirname: ([path]) => folder(String(path)),
    split: ([path]) => new Tuple([folder(String(path)), base(String(path))]),
    abspath: ([path]) => at(path),
    realpath: ([path]) => at(path),
    expanduser: ([path]) => String(path).replace(/^~(?=\/|$)/, process.env["HOME"] ?? "/root"),
    getsize: ([path]) => BigInt(trying(String(path), () => files.facts(files.realPath(at(path)))?.size ?? 0)),
    splitext: ([path]) => {
      const [, stem = "", end = ""] = /^(.*?[^/.][^/]*?|.*?)(\.[^./]*)?$/.exec(String(path))!;
      return new Tuple([stem, end]);
    },
  };
}

function sysModule({ process, argv, version }: MachineParts): Members {
  const stream = (write: (text: string) => void) => {
    const made = moduleOf("stream", {
      write: ([text = ""]) => (write(String(text)), BigInt(String(text).length)),
      flush: () => null,
      isatty: () => false,
    });
    return made;
  };
  const [major = 3n, minor = 13n, micro = 5n] = version.split(".").map(BigInt);
  return {
    version: `${version} (main, Jul  1 2025, 05:28:31) [GCC 12.2.0]`,
    version_info: new Tuple([major, minor, micro, "final", 0n], [
      "major",
      "minor",
      "micro",
      "releaselevel",
      "serial",
    ], "sys.version_info"),
    platform: "linux",
    argv: [...argv],
    executable: "/usr/local/bin/python3",
    path: [
      process.cwd,
      "/usr/local/lib/python313.zip",
      "/usr/local/lib/python3.13",
      "/usr/local/lib/python3.13/site-packages",
    ],
    modules: new Dict(),
    maxsize: 9223372036854775807n,
    byteorder: "little",
    stdout: stream(process.out),
    stderr: stream(process.err),
    stdin: stdinOf(process),
    exit: ([code = null]) => {
      throw new Raised(errorOf("SystemExit", code));
    },
    getsizeof: () => 56n,
    getrecursionlimit: () => 1000n,
    setrecursionlimit: () => null,
  };
}

function stdinOf({ input }: Process): Instance {
  const read = (line: boolean) =>
    function* (): Work<PythonValue> {
      let text = "";
      while (true) {
        const part = line ? input.readLine() : input.read();
        if (part === undefined) yield { kind: "ready", of: input };
        else if (part === "" || line) return text + part;
        else text += part;
      }
    };
  return moduleOf("stdin", {
    read: read(false),
    readline: read(true),
    *readlines(): Work<PythonValue> {
      return (yield* read(false)() as Work<string>).split(/(?<=\n)/);
    },
    isatty: () => input.terminal !== undefined,
  });
}

function timeModule({ machine }: Process): Members {
  const startMs = machine.now();
  return {
    time: () => machine.now() / 1000,
    time_ns: () => BigInt(Math.round(machine.now() * 1e6)),
    monotonic: () => machine.now() / 1000,
    perf_counter: () => (machine.now() - startMs) / 1000,
    *sleep([seconds = 0n]): Work<PythonValue> {
      if (typeof seconds !== "bigint" && typeof seconds !== "number") {
        fail(
          "TypeError",
          `'${
            seconds === null ? "NoneType" : typeof seconds === "string" ? "str" : "object"
          }' object cannot be interpreted as an integer`,
        );
      }
      if (Number(seconds) < 0) fail("ValueError", "sleep length must be non-negative");
      // A signal whose handler came back does not shorten it (PEP 475).
      const endMs = machine.now() + Number(seconds) * 1000;
      do yield { kind: "sleep", ms: Math.max(0, endMs - machine.now()) }; while (machine.now() < endMs);
      return null;
    },
    strftime: ([format = ""]) => timeText(String(format), machine.now()),
    ctime: () => timeText("%a %b %e %H:%M:%S %Y", machine.now()),
  };
}

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);

/** strftime(3), in UTC. */
export function timeText(format: string, ms: number, micros = 0): string {
  const date = new Date(ms);
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, day] = [date.getUTCHours(), date.getUTCDate()];
  const parts: Record<string, string> = {
    Y: String(date.getUTCFullYear()),
    m: two(date.getUTCMonth() + 1),
    d: two(day),
    e: String(day).padStart(2),
    H: two(hours),
    I: two(hours % 12 || 12),
    M: two(date.getUTCMinutes()),
    S: two(date.getUTCSeconds()),
    f: String(micros).padStart(6, "0"),
    p: hours < 12 ? "AM" : "PM",
    y: two(date.getUTCFullYear() % 100),
    A: DAYS[date.getUTCDay()]!,
    a: DAYS[date.getUTCDay()]!.slice(0, 3),
    B: MONTHS[date.getUTCMonth()]!,
    b: MONTHS[date.getUTCMonth()]!.slice(0, 3),
    j: String(Math.floor((ms - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(3, "0"),
    w: String(date.getUTCDay()),
    Z: "UTC",
    z: "+0000",
    "%": "%",
  };
  const expanded = format.replaceAll("%F", "%Y-%m-%d").replaceAll("%T", "%H:%M:%S").replaceAll(
    "%c",
    "%a %b %e %H:%M:%S %Y",
  );
  return expanded.replace(/%([a-zA-Z%])/g, (whole, letter: string) => parts[letter] ?? whole);
}

function randomModule({ process: { machine }, interpreter }: MachineParts): Members {
  let { random } = machine;
  const below = (size: number) => random.below(size);
  const whole = (low: PythonValue, high: PythonValue) => {
    if (Number(high) < Number(low)) {
      fail("ValueError", `empty range in randrange(${low}, ${BigInt(high as bigint) + 1n})`);
    }
    return BigInt(low as bigint) + BigInt(below(Number(high) - Number(low) + 1));
  };
  function* shuffled(items: PythonValue): Work<PythonValue[]> {
    const all = yield* interpreter.items(items);
    for (let at = all.length - 1; at > 0; at--) {
      const other = below(at + 1);
      [all[at], all[other]] = [all[other]!, all[at]!];
    }
    return all;
  }
  return {
    random: () => random.next(),
    // The same seed, the same numbers; they are not those of CPython's generator.
    *seed([value = null]): Work<PythonValue> {
      const text = yield* interpreter.texts.representation(value);
      random = value === null
        ? machine.random
        : new Random([...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) >>> 0, 7));
      return null;
    },
    randint: ([low = 0n, high = 0n]) => whole(low, high),
    randrange: ([first = 0n, second]) =>
      second === undefined
        ? whole(0n, BigInt(first as bigint) - 1n)
        : whole(first, BigInt(second as bigint) - 1n),
    uniform: ([low = 0, high = 1]) => Number(low) + random.next() * (Number(high) - Number(low)),
    *choice([items = null]): Work<PythonValue> {
      const all = yield* interpreter.items(items);
      if (all.length === 0) fail("IndexError", "Cannot choose from an empty sequence");
      return all[below(all.length)]!;
    },
    *choices([items = null], named): Work<PythonValue> {
      const all = yield* interpreter.items(items);
      return Array.from({ length: Number(named.get("k") ?? 1n) }, () => all[below(all.length)]!);
    },
    *sample([items = null, count = 1n], named): Work<PythonValue> {
      return (yield* shuffled(items)).slice(0, Number(named.get("k") ?? count));
    },
    *shuffle([items = null]): Work<PythonValue> {
      const all = yield* shuffled(items);
      (items as PythonValue[]).splice(0, all.length, ...all);
      return null;
    },
  };
}
