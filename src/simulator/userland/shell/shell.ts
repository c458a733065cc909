/** The shell of the simulated containers: what runs the commands of a script. */
import {
  absolutePath,
  findProgram,
  Interrupted,
  type Process,
  readLine,
  type Run,
  run,
  type Wait,
} from "../../host/process.ts";
import { builtins, Leave } from "./builtins.ts";
import { expandText, expandWords, type Expansion, ParameterError } from "./expand.ts";
import { globMatcher } from "./glob.ts";
import { parseScript } from "./parse.ts";
import { connected } from "./pipe.ts";
import { makePipe } from "../../host/pipe.ts";
import { nullStream } from "../../host/simple_streams.ts";
import { openRedirects } from "./redirects.ts";
import { type Command, type List, type Pipeline, ShellSyntaxError } from "./syntax.ts";

/** How a shell words things. */
export interface ShellFlavour {
  /** `sh: foo: not found` */
  notFound(name: string): string;
  /** `/ # ` */
  prompt(process: Process): string;
}

/** A turn of a loop that never waits computes for so long: a busy loop cannot hold the world up. */
const LOOP_TURN_MS = 10;

export class Shell implements Expansion {
  readonly variables: Map<string, string>;
  readonly exported: Set<string>;
  parameters: string[] = [];
  status = 0;
  exitOnError = false;
  /** Numbers of what was started with `&`. */
  readonly jobs: number[] = [];
  /** What `trap` has set: by the signal's name, or EXIT. */
  readonly traps = new Map<string, string>();
  functions = new Map<string, Command>();
  /** What `local` has hidden, by function call. */
  readonly hidden: Map<string, string | undefined>[] = [];
  tracing = false;
  process: Process;
  readonly #flavour: ShellFlavour;

  constructor(process: Process, flavour: ShellFlavour) {
    this.process = { ...process };
    this.#flavour = flavour;
    this.variables = new Map(Object.entries(process.env));
    this.variables.set("PWD", process.cwd);
    this.exported = new Set(Object.keys(process.env));
  }

  variable(name: string): string | undefined {
    if (name === "?") return String(this.status);
    if (name === "$") return "1";
    if (name === "!") return this.jobs.at(-1)?.toString();
    if (name === "#") return String(this.parameters.length);
    if (name === "0") return this.process.argv[0] ?? "sh";
    if (name === "RANDOM") return String(this.process.machine.random.below(32_768));
    if (/^[1-9]$/.test(name)) return this.parameters[Number(name) - 1];
    return this.variables.get(name);
  }

  assign(name: string, value: string): void {
    this.variables.set(name, value);
  }

  environment(): Record<string, string> {
    return Object.fromEntries([...this.exported].map((name) => [name, this.variables.get(name) ?? ""]));
  }

  *capture(script: string): Generator<Wait, string, void> {
    let text = "";
    const inner = this.#fork({ out: (more) => (text += more) });
    this.status = yield* inner.script(script, true);
    return text;
  }

  glob(pattern: string): string[] {
    const { files } = this.process.machine;
    let found = [pattern.startsWith("/") ? "" : "."];
    for (const segment of pattern.split("/").filter((part) => part !== "")) {
      const matches = globMatcher(segment);
      found = found.flatMap((folder) =>
        files.list(absolutePath(this.process.cwd, folder || "/"))
          .filter((name) => matches(name) && !(name.startsWith(".") && !segment.startsWith(".")))
          .map((name) => `${folder}/${name}`)
      );
    }
    return found.map((name) => name.replace(/^\.\//, ""));
  }

  /** Runs a whole script; a syntax error is 2. */
  *script(text: string, keepExit = false): Run {
    try {
      return yield* this.list(parseScript(text));
    } catch (error) {
      if (error instanceof ShellSyntaxError) {
        this.process.err(`${this.process.argv[0] ?? "sh"}: ${error.message}\n`);
        return 2;
      }
      if (keepExit && error instanceof Leave && error.what === "exit") return error.value;
      throw error;
    }
  }

  /** The shell ends with that code, unless what is trapped for its end says otherwise. */
  *ending(exitCode: number): Run {
    const script = this.traps.get("EXIT");
    this.traps.delete("EXIT");
    if (!script) return exitCode;
    this.status = exitCode;
    try {
      yield* this.script(script);
    } catch (error) {
      if (error instanceof Leave && error.what === "exit") return error.value;
      throw error;
    }
    return exitCode;
  }

  *interactive(): Run {
    let pending = "";
    for (;;) {
      let typed = "";
      try {
        if (this.process.tty) this.process.out(pending ? "> " : this.#flavour.prompt(this.process));
        const line = yield* readLine(this.process);
        if (line === undefined) return this.status;
        typed = line;
        const list = parseScript(pending + line);
        pending = "";
        this.status = yield* this.list(list);
      } catch (error) {
        if (error instanceof Interrupted) {
          this.process.out("\n");
          pending = "";
          this.status = 130;
        } else if (error instanceof ShellSyntaxError && error.incomplete) pending += typed;
        else if (error instanceof ShellSyntaxError) {
          pending = "";
          this.process.err(`sh: ${error.message}\n`);
          this.status = 2;
        } else if (error instanceof ParameterError) this.process.err(`sh: ${error.message}\n`);
        else throw error;
      }
    }
  }

  *list(list: List): Run {
    let skip = false;
    for (const [index, pipeline] of list.entries()) {
      yield* this.#runTrap();
      if (!skip && pipeline.then === "&") this.#background(pipeline);
      else if (!skip) {
        this.status = yield* this.#pipeline(pipeline);
        const tested = pipeline.then === "&&" || pipeline.then === "||" || pipeline.negated;
        if (this.exitOnError && this.status !== 0 && !tested) throw new Leave("exit", this.status);
      }
      const wanted = pipeline.then === "&&" ? 0 : pipeline.then === "||" ? 1 : -1;
      skip = wanted >= 0 && Number(this.status !== 0) !== wanted;
      if (wanted < 0 || index === list.length - 1) skip = false;
    }
    return this.status;
  }

  #background(pipeline: Pipeline): void {
    const inner = this.#fork({ input: nullStream });
    this.jobs.push(this.process.machine.background(inner.#job(pipeline), this.process.argv[0] ?? "sh"));
    this.status = 0;
  }

  *#job(pipeline: Pipeline): Run {
    try {
      return yield* this.list([{ ...pipeline, then: ";" }]);
    } catch (error) {
      if (error instanceof Leave) return error.value;
      throw error;
    }
  }

  /** A signal that came while a command ran is handled when that has ended. */
  *#runTrap(): Run {
    const { termination } = this.process;
    const name = termination.requested;
    if (name === undefined) return 0;
    delete termination.requested;
    const status = this.status;
    yield* this.script(this.traps.get(name) ?? "");
    this.status = status;
    return 0;
  }

  *#pipeline(pipeline: Pipeline): Run {
    const [first] = pipeline.commands;
    const status = pipeline.commands.length === 1
      ? yield* this.#command(first!)
      : yield* this.#piped(pipeline.commands);
    return pipeline.negated ? Number(status === 0) : status;
  }

  /** Each command in a subshell of its own, its output the next one's input. */
  *#piped(commands: readonly Command[]): Run {
    let upstream: { work: Run; pipe: ReturnType<typeof makePipe> } | undefined;
    for (const [index, command] of commands.entries()) {
      const isLast = index === commands.length - 1;
      const pipe = makePipe(0);
      const change: Partial<Process> = isLast ? {} : { out: (more) => pipe.output.write(more) };
      if (upstream) change.input = upstream.pipe.input;
      const own = this.#fork(change).#contained(command, true);
      const work: Run = upstream ? connected(upstream.work, upstream.pipe, own) : own;
      if (isLast) return yield* work;
      upstream = { work, pipe };
    }
    return 0;
  }

  /** In a subshell `exit` ends only the subshell. */
  *#contained(command: Command, subshell: boolean): Run {
    try {
      return yield* this.#command(command);
    } catch (error) {
      if (subshell && error instanceof Leave && error.what === "exit") return error.value;
      throw error;
    }
  }

  *#command(command: Command): Run {
    const targets: { redirect: typeof command.redirects[number]; target: string }[] = [];
    for (const redirect of command.redirects) {
      targets.push({ redirect, target: yield* expandText(this, redirect.target) });
    }
    const opened = openRedirects(this.process, targets);
    if ("error" in opened) {
      this.process.err(`sh: ${opened.error}\n`);
      return 1;
    }
    const before = this.process;
    this.process = opened.process;
    try {
      return yield* this.#run(command);
    } finally {
      this.process = { ...before, cwd: this.process.cwd };
    }
  }

  *#run(command: Command): Run {
    switch (command.kind) {
      case "simple":
        return yield* this.#simple(command);
      case "if":
        for (const clause of command.clauses) {
          if ((yield* this.#condition(clause.test)) === 0) return yield* this.list(clause.body);
        }
        this.status = 0;
        return yield* this.list(command.otherwise);
      case "case":
        return yield* this.#case(command);
      case "function":
        this.functions.set(command.name, command.body);
        return 0;
      case "loop":
      case "for":
        return yield* this.#loop(command);
      case "group": {
        if (!command.subshell) return yield* this.list(command.body);
        const inner = this.#fork({});
        return yield* inner.#contained({ ...command, subshell: false, redirects: [] }, true);
      }
    }
  }

  *#case(command: Command & { kind: "case" }): Run {
    const word = yield* expandText(this, command.word);
    for (const { patterns, body } of command.clauses) {
      for (const pattern of patterns) {
        const text = yield* expandText(this, pattern);
        const isLiteral = pattern.every((part) => part.kind !== "text" || part.quoted);
        if (isLiteral ? text === word : globMatcher(text)(word)) return yield* this.list(body);
      }
    }
    return 0;
  }

  /** Its parameters are the call's words; what it declares local is set back when it returns. */
  *#call(body: Command, words: readonly string[]): Run {
    const before = this.parameters;
    const hidden = new Map<string, string | undefined>();
    this.parameters = words.slice(1);
    this.hidden.push(hidden);
    try {
      return yield* this.#command(body);
    } catch (error) {
      if (error instanceof Leave && error.what === "return") return error.value;
      throw error;
    } finally {
      this.parameters = before;
      this.hidden.pop();
      for (const [name, value] of hidden) {
        if (value === undefined) this.variables.delete(name);
        else this.variables.set(name, value);
      }
    }
  }

  /** A failing test does not end a `set -e` shell. */
  *#condition(list: List): Run {
    const before = this.exitOnError;
    this.exitOnError = false;
    try {
      return yield* this.list(list);
    } finally {
      this.exitOnError = before;
    }
  }

  *#loop(command: Command & { kind: "loop" | "for" }): Run {
    const values = command.kind === "for" ? yield* expandWords(this, command.words) : [];
    const { machine } = this.process;
    for (let turn = 0;; turn++) {
      const sinceMs = machine.now();
      if (command.kind === "for") {
        if (turn >= values.length) break;
        this.assign(command.name, values[turn]!);
      } else {
        const failed = (yield* this.#condition(command.test)) !== 0;
        if (failed !== command.until) break;
      }
      try {
        this.status = yield* this.list(command.body);
      } catch (error) {
        if (!(error instanceof Leave) || error.what === "exit" || error.what === "return") throw error;
        if (error.value > 1) throw new Leave(error.what, error.value - 1);
        if (error.what === "break") break;
      }
      const isBusy = command.kind === "loop" && machine.now() === sinceMs;
      if (isBusy) yield { kind: "busy", ms: LOOP_TURN_MS };
    }
    return command.kind === "loop" ? 0 : this.status;
  }

  *#simple(command: Command & { kind: "simple" }): Run {
    const before = this.status;
    const words = yield* expandWords(this, command.words);
    const assigned: [string, string][] = [];
    this.status = words.length === 0 ? 0 : before;
    for (const { name, value } of command.assignments) assigned.push([name, yield* expandText(this, value)]);
    const name = words[0];
    if (name === undefined) {
      for (const [key, value] of assigned) this.assign(key, value);
      return this.status;
    }
    if (this.tracing) this.process.err(`+ ${words.join(" ")}\n`);
    const own = this.functions.get(name);
    if (own) return yield* this.#call(own, words);
    const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
    if (builtin) {
      for (const [key, value] of assigned) this.assign(key, value);
      const result = builtin(this, words);
      return typeof result === "number" ? result : yield* result;
    }
    return yield* this.execute(words, Object.fromEntries(assigned));
  }

  /** Runs a program found along PATH: 127 where there is none. */
  *execute(words: readonly string[], extra: Readonly<Record<string, string>> = {}): Run {
    const env = { ...this.environment(), ...extra };
    const { machine, cwd } = this.process;
    const path = findProgram(machine, env, cwd, words[0]!);
    const file = path ?? absolutePath(cwd, words[0]!);
    const script = path || !words[0]!.includes("/") ? undefined : machine.files.read(file);
    if (!path && script === undefined) {
      this.process.err(this.#flavour.notFound(words[0]!) + "\n");
      return 127;
    }
    if (!path) return yield* this.#fork({}).#file(script!, words);
    return yield* run(machine.program(path)!, { ...this.process, argv: words, env });
  }

  *#file(script: string, words: readonly string[]): Run {
    this.parameters = words.slice(1);
    return yield* this.script(script, true);
  }

  #fork(change: Partial<Process>): Shell {
    const inner = new Shell({ ...this.process, ...change, env: this.environment() }, this.#flavour);
    for (const [name, value] of this.variables) inner.variables.set(name, value);
    inner.parameters = this.parameters;
    inner.status = this.status;
    inner.exitOnError = this.exitOnError;
    inner.functions = new Map(this.functions);
    return inner;
  }
}
