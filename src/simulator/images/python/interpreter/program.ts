/** A Python program: its modules, its builtins, and how it ends. */
import { absolutePath, Interrupted, type Process, SIGNALS, type Wait } from "../../../host/process.ts";
import { PACKAGED_MODULES, type PackageParts } from "../../python_modules.ts";
import { packageOfModule, SITE_PACKAGES } from "../../python_packages.ts";
import { builtinNames } from "./builtins.ts";
import { addCollectionMethods } from "./collection_methods.ts";
import { Evaluator } from "./evaluate.ts";
import { Executor } from "./execute.ts";
import { opener } from "./file_object.ts";
import { Interpreter } from "./interpreter.ts";
import { machineModules, moduleOf } from "./modules.ts";
import { parsePython } from "./parse_statement.ts";
import { pureModules } from "./pure_modules.ts";
import { SourceError } from "./source_error.ts";
import { type Interruption, waits } from "./steps.ts";
import type { Body } from "./syntax.ts";
import { addTextMethods } from "./text_methods.ts";
import { traceback } from "./traceback.ts";
import { errorOf, fail, Raised, TYPES } from "./types.ts";
import { Instance, type Named, type PythonValue, Scope, type Work } from "./value.ts";

export interface ProgramOptions {
  process: Process;
  /** What a traceback calls it. */
  file: string;
  argv: readonly string[];
  version: string;
  /** Shows the value of an expression, as the prompt does. */
  echoes?: boolean;
}

export class PythonProgram {
  readonly #options: ProgramOptions;
  readonly interpreter = new Interpreter();
  readonly #evaluator: Evaluator;
  readonly #modules = new Map<string, PythonValue>();
  readonly #library: Readonly<Record<string, () => Record<string, unknown>>>;
  readonly #scope: Scope;
  readonly #place: { cwd: string };
  /** Of signals, by their numbers. */
  readonly #handlers = new Map<PythonValue, PythonValue>();

  constructor(options: ProgramOptions) {
    const { process, file, argv, version } = options;
    const interpreter = this.interpreter;
    this.#options = options;
    this.#place = { cwd: process.cwd };
    addTextMethods(interpreter);
    addCollectionMethods(interpreter);
    const builtins = new Map<string, PythonValue>();
    this.#evaluator = new Evaluator(interpreter, builtins);
    const format = (value: PythonValue, specification: string) =>
      this.#evaluator.format(value, specification);
    const open = opener(process, () => this.#place.cwd, interpreter);
    for (const [name, value] of builtinNames({ process, interpreter, format, open })) {
      builtins.set(name, value);
    }
    const parts = { process, interpreter, place: this.#place, argv, version, handlers: this.#handlers };
    this.#library = { ...machineModules(parts), ...pureModules(interpreter, () => process.machine.now()) };
    this.#scope = new Scope(undefined, undefined);
    this.#scope.names.set("__name__", "__main__");
    if (!file.startsWith("<")) this.#scope.names.set("__file__", file);
  }

  /** Runs a text; the exit code where the program has ended, undefined where it may go on. */
  *run(text: string, isWhole = true): Generator<Wait, number | undefined, void> {
    try {
      const body = parsePython(text);
      this.#options.process.termination.thrown = ["INT"];
      yield* waits(
        this.#execute(text, body, this.#options.file, this.#scope, true),
        (error) => this.#interrupted(error),
      );
      return isWhole ? 0 : undefined;
    } catch (error) {
      return yield* waits(this.#told(error, text, isWhole));
    }
  }

  /** The handler of a signal is called; without one Ctrl-C is an exception of the program. */
  *#interrupted(error: unknown): ReturnType<Interruption> {
    if (!(error instanceof Interrupted)) return { error };
    const number = BigInt(SIGNALS[error.signal] ?? 0);
    const handler = this.#handlers.get(number);
    if (handler === undefined) {
      return { error: error.signal === "INT" ? new Raised(errorOf("KeyboardInterrupt")) : error };
    }
    try {
      yield* waits(this.interpreter.call(handler, [number, null]));
      return undefined;
    } catch (raised) {
      return { error: raised };
    }
  }

  /** What `work` makes, or the exit code after what it raised was told. */
  *attempt<T>(work: Work<T>): Generator<Wait, { value: T } | { code: number }, void> {
    try {
      return { value: yield* waits(work) };
    } catch (error) {
      return { code: (yield* waits(this.#told(error, "", true))) ?? 1 };
    }
  }

  /** What `import` makes of a name. */
  *imported(name: string): Work<Instance> {
    return (yield* this.#load(name)) as Instance;
  }

  /** A file of its own stands for a module. */
  hasFile(name: string): boolean {
    return this.#fileOf(name) !== undefined;
  }

  *#execute(
    text: string,
    body: Body,
    file: string,
    scope: Scope,
    isMain: boolean,
  ): Work<null> {
    const echo = isMain && this.#options.echoes ? (value: PythonValue) => this.#echo(value) : undefined;
    const executor = new Executor(
      this.#evaluator,
      file,
      () => text,
      (name) => this.#load(name),
      echo,
    );
    const at = { line: 1, from: 0, to: 0, endLine: 1 };
    yield* executor.run(body, { scope, name: "<module>", at });
    return null;
  }

  *#echo(value: PythonValue): Work<void> {
    if (value === null) return;
    this.#options.process.out(`${yield* this.interpreter.texts.representation(value)}\n`);
  }

  /** What is printed of an error, and the exit code. */
  *#told(error: unknown, text: string, isWhole: boolean): Work<number | undefined> {
    const { process, file } = this.#options;
    if (error instanceof SourceError) process.err(error.told(text, file));
    else if (!(error instanceof Raised)) throw error;
    else {
      if (error.value.type.name === "SystemExit") return yield* this.#exitCode(error.value);
      process.err(yield* traceback(error, this.interpreter.texts));
      if (isWhole && error.value.type.name === "KeyboardInterrupt") throw new Interrupted("INT");
    }
    return isWhole ? 1 : undefined;
  }

  *#exitCode(value: Instance): Work<number> {
    const args = value.attributes.get("args") as { items?: readonly PythonValue[] } | undefined;
    const code = args?.items?.[0] ?? null;
    if (code === null) return 0;
    if (typeof code === "bigint" || typeof code === "boolean") return Number(code) & 255;
    this.#options.process.err(`${yield* this.interpreter.texts.text(code)}\n`);
    return 1;
  }

  *#load(name: string): Work<PythonValue> {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const plain = name.replace(/^\.+/, "");
    const own = Object.hasOwn(this.#library, plain) ? this.#library[plain]!() : undefined;
    if (own) {
      const place = IN_C.has(plain) ? undefined : `/usr/local/lib/python3.13/${plain}.py`;
      const made = moduleOf(plain, own as Parameters<typeof moduleOf>[1], place);
      this.#modules.set(name, made);
      return made;
    }
    return yield* this.#fromFile(name, plain);
  }

  #packageParts(): PackageParts {
    const { process, file } = this.#options;
    return {
      process,
      file,
      interpreter: this.interpreter,
      evaluate: (text, names) => this.#evaluated(text, names),
      anew: (env) =>
        new PythonProgram({ ...this.#options, process: { ...process, env: { ...process.env, ...env } } }),
    };
  }

  /** An expression with these names. */
  *#evaluated(text: string, names: Named): Work<PythonValue> {
    const [first] = parsePython(text);
    if (first?.kind !== "expression") return fail("SyntaxError", "invalid syntax");
    const scope = new Scope(undefined, undefined);
    for (const [name, value] of names) scope.names.set(name, value);
    return yield* this.#evaluator.evaluate(first.value, { scope, name: "<template>", at: first.span });
  }

  #fileOf(plain: string): string | undefined {
    const { process: { machine: { files } }, file } = this.#options;
    const folder = file.startsWith("/") ? file.slice(0, file.lastIndexOf("/")) : this.#place.cwd;
    const path = absolutePath(folder, plain.replaceAll(".", "/"));
    return [`${path}.py`, `${path}/__init__.py`].find((one) => files.exists(one));
  }

  /** A module beside the script, or a package that was installed. */
  *#fromFile(name: string, plain: string): Work<PythonValue> {
    const { files } = this.#options.process.machine;
    const found = this.#fileOf(plain);
    if (found !== undefined) {
      const scope = new Scope(undefined, undefined);
      const made = new Instance(TYPES.module);
      this.#modules.set(name, made);
      scope.names.set("__name__", plain);
      scope.names.set("__file__", found);
      const text = files.readText(found);
      yield* this.#execute(text, parsedModule(text, found), found, scope, false);
      for (const [key, value] of scope.names) made.attributes.set(key, value);
      return made;
    }
    const first = plain.split(".")[0]!;
    if (packageOfModule(first) && files.isFolder(`${SITE_PACKAGES}/${first}`)) {
      const members = PACKAGED_MODULES[plain]?.(this.#packageParts()) ?? {};
      const made = moduleOf(plain, members);
      this.#modules.set(name, made);
      return made;
    }
    if (UNKNOWN.has(first)) {
      fail("NotImplementedError", `the module ${first} is not known to this simulated python`);
    }
    return fail("ModuleNotFoundError", `No module named '${name}'`);
  }
}

/** @throws {SourceError} that tells its file */
function parsedModule(text: string, file: string): Body {
  try {
    return parsePython(text);
  } catch (error) {
    if (error instanceof SourceError) error.module = { text, file };
    throw error;
  }
}

/** Modules that have no file. */
const IN_C = new Set(["math", "sys", "time", "itertools"]);

/** Modules of the real library that are missing here. */
const UNKNOWN = new Set(
  ("argparse ast asyncio base64 binascii bisect bz2 calendar cmd codecs concurrent configparser contextlib csv ctypes " +
    "curses decimal difflib email enum errno fcntl fractions ftplib gc getopt glob gzip hashlib heapq hmac html http " +
    "imaplib importlib inspect io ipaddress keyword locale logging lzma mimetypes multiprocessing numbers operator " +
    "optparse pathlib pickle pkgutil pprint profile pwd queue readline resource sched secrets select selectors shelve " +
    "shlex shutil smtplib socketserver sqlite3 ssl stat statistics struct subprocess tempfile termios textwrap " +
    "threading timeit tkinter token tokenize traceback types unicodedata unittest urllib uuid venv warnings weakref " +
    "webbrowser xml xmlrpc zipfile zlib zoneinfo").split(" "),
);
