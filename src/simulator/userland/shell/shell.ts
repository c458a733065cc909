/** What a shell knows: variables, options, functions, jobs, traps. What it does is in the files beside this one. */
import type { FileTree } from "../../host/file_tree.ts";
import type { Process, Run, User } from "../../host/process.ts";
import type { Task } from "../../host/task.ts";
import { ArithmeticError } from "./arithmetic_syntax.ts";
import { calculate } from "./arithmetic.ts";
import { ExpansionError } from "./expand.ts";
import type { Place, ShellFlavour } from "./flavour.ts";
import type { History } from "./history.ts";
import { JobTable } from "./job_table.ts";
import { DEFAULT_SETTINGS, OPTION_LETTERS } from "./options.ts";
import { parameter } from "./parameter.ts";
import type { ReadingRules } from "./reader.ts";
import { specialVariables } from "./special_variables.ts";
import type { CompletionRule } from "./completion_rule.ts";
import type { Command } from "./syntax.ts";
import { Variables } from "./variables.ts";

export interface FunctionDefinition {
  body: Command;
  /** As it was written. */
  source: string;
  /** The file that it comes from. */
  file: string;
}

/** A function or a sourced file that runs. */
export interface Call {
  name: string;
  /** Where it was called. */
  line: number;
  file: string;
  isFunction: boolean;
}

export class Shell {
  readonly flavour: ShellFlavour;
  process: Process;
  variables: Variables;
  parameters: string[] = [];
  /** `$0` */
  name: string;
  source: Place["source"] = "argument";
  status = 0;
  line = 1;
  readonly options = new Set<string>();
  readonly settings = new Set<string>(DEFAULT_SETTINGS);
  functions = new Map<string, FunctionDefinition>();
  aliases = new Map<string, string>();
  /** By the signal's name, or EXIT, ERR, DEBUG, RETURN. */
  traps = new Map<string, string>();
  /** In which call ERR, DEBUG and RETURN were trapped. */
  readonly trapCalls = new Map<string, Shell["calls"][number] | undefined>();
  jobs = new JobTable();
  /** Those of the shell that this one is a copy of: `jobs` shows them where there are no others. */
  outerJobs: JobTable | undefined;
  lastBackground: number | undefined;
  pipeStatus: number[] = [];
  calls: Call[] = [];
  loops = 0;
  /** How deep it is in what `set -e` lets fail. */
  tested = 0;
  /** The number that `$$` shows: the outermost shell's. */
  shellPid: number;
  /** How many subshells deep. */
  subshells = 0;
  /** Command substitutions deep: `set -x` shows a plus for each. */
  captures = 0;
  interactive = false;
  /** Keys that were typed while a line was read, and not for it. */
  typedAhead = "";
  /** `exit` has told of stopped jobs. */
  hasWarned = false;
  folders: string[] = [];
  /** Builtins that `enable -n` has turned off. */
  disabled = new Set<string>();
  /** What `complete` has said of commands; `-D`, `-E` and `-I` are of all others, of empty lines, of first words. */
  completions = new Map<string, CompletionRule>();
  /** The rule whose function runs now. */
  completing: CompletionRule | undefined;
  hashed = new Map<string, { path: string; hits: number }>();
  history: History | undefined;
  startedMs: number;
  getopts = { index: 1, offset: 0 };
  /** Files that stand for a process substitution, removed when the command has ended. */
  temporary: { path: string; finish?: () => Run }[] = [];
  /** What it holds of its container's memory for its variables. */
  heldBytes = 0;
  /** The status of the last command substitution of a command that has no name. */
  captureStatus: number | undefined;
  /** What runs now, but for what a trap runs: `$BASH_COMMAND`. */
  command: Command | undefined;
  /** Traps deep. */
  trapped = 0;

  constructor(process: Process, flavour: ShellFlavour) {
    this.process = process;
    this.flavour = flavour;
    this.name = process.argv[0] ?? "sh";
    this.shellPid = this.task.pid;
    this.startedMs = process.machine.now();
    this.variables = new Variables();
    connect(this);
    for (const [name, value] of Object.entries(process.env)) {
      this.variables.assign(name, value);
      this.variables.declare(name).exported = true;
    }
    setInitialVariables(this);
  }

  /** The same shell in another process: what it changes, only it sees. */
  fork(process: Process): Shell {
    const inner = Object.assign(Object.create(Shell.prototype) as Shell, this, {
      process,
      variables: this.variables.copy(),
      // What a subshell starts belongs to the job that it is itself.
      options: new Set([...this.options].filter((name) => name !== "monitor")),
      settings: new Set(this.settings),
      functions: new Map(this.functions),
      aliases: new Map(this.aliases),
      // What is trapped here is not trapped there, but what is ignored stays so.
      traps: new Map([...this.traps].filter(([, script]) => script === "")),
      jobs: new JobTable(),
      outerJobs: this.jobs.all.length > 0 ? this.jobs : this.outerJobs,
      calls: [...this.calls],
      pipeStatus: [...this.pipeStatus],
      folders: [...this.folders],
      disabled: new Set(this.disabled),
      completions: new Map(this.completions),
      temporary: [],
      heldBytes: 0,
      interactive: false,
      subshells: this.subshells + 1,
      loops: 0,
    });
    connect(inner);
    return inner;
  }

  get task(): Task {
    const { task } = this.process;
    if (!task) throw new TypeError("Cannot run a shell: its process has no kernel");
    return task;
  }

  /** Bits that are left out of what is made, by the shell and by all that it starts: umask(2). */
  get mask(): number {
    return this.files.umask;
  }

  set mask(bits: number) {
    const { machine } = this.process;
    const files = machine.files.as(machine.files.caller);
    files.umask = bits;
    this.process.machine = { ...machine, files };
  }

  get files(): FileTree {
    return this.process.machine.files;
  }

  get cwd(): string {
    return this.process.cwd;
  }

  get user(): User {
    return this.process.user ?? this.process.machine.user;
  }

  /** The folder in /etc/passwd. */
  homeOf(name: string): string | undefined {
    const line = this.files.read("/etc/passwd")?.split("\n").find((row) => row.startsWith(`${name}:`));
    return line?.split(":")[5];
  }

  rules(): ReadingRules {
    const { settings, aliases, flavour } = this;
    const expands = () => !flavour.isBash || this.interactive || settings.has("expand_aliases");
    return {
      isBash: flavour.isBash,
      hasExtras: flavour.kind !== "dash",
      get extendedPatterns() {
        return settings.has("extglob");
      },
      alias: (name) => expands() ? aliases.get(name) : undefined,
    };
  }

  /** `$-` */
  flags(): string {
    const letters = Object.entries(OPTION_LETTERS).filter(([, name]) => this.options.has(name));
    const own = this.interactive ? "i" : "";
    const source = this.source === "argument" ? "c" : this.source === "file" ? "" : "s";
    return [...letters.map(([letter]) => letter), own].sort(byLetter).join("") + source;
  }

  place(): Place {
    const call = this.calls.at(-1);
    const isSourced = call !== undefined && call.file !== "" && call.file !== "environment";
    return {
      name: isSourced ? call.file : this.name,
      source: isSourced ? "file" : this.source,
      line: this.line,
      inFunction: call?.isFunction ?? false,
    };
  }

  /** What goes before a message of this shell. */
  prefix(): string {
    return this.flavour.prefix(this.place());
  }

  /** `bash: line 3: cd: nosuch: No such file or directory` */
  complain(message: string): void {
    this.process.err(`${this.prefix()}${message}\n`);
  }

  /** The value of an expression. @throws {ArithmeticError} */
  calculate(text: string): bigint {
    return calculate(text, {
      value: (name, subscript) => operand(this, name, subscript),
      assign: (name, subscript, value) =>
        this.variables.assign(name, value, { subscript: keyOf(this, name, subscript) }),
    });
  }
}

const BASH_VARIABLES = {
  BASH: "/bin/bash",
  BASH_VERSION: "5.2.15(1)-release",
  HOSTTYPE: "x86_64",
  MACHTYPE: "x86_64-pc-linux-gnu",
  OSTYPE: "linux-gnu",
  OPTERR: "1",
};

function byLetter(a: string, b: string): number {
  const lower = a.toLowerCase().localeCompare(b.toLowerCase());
  const isUpper = Number(a < "a") - Number(b < "a");
  return isUpper || lower;
}

function operand(shell: Shell, name: string, subscript: string | undefined): string | undefined {
  const key = keyOf(shell, name, subscript);
  const value = key === undefined ? parameter(shell, name) : shell.variables.element(name, key);
  if (value === undefined && shell.options.has("nounset")) {
    throw new ExpansionError(shell.flavour.unset(name), true);
  }
  return value;
}

/** Dollars in the brackets of an associative array were expanded before; quotes are taken off. */
function keyOf(shell: Shell, name: string, subscript: string | undefined): string | undefined {
  if (subscript === undefined) return undefined;
  return shell.variables.find(name)?.table ? subscript.replace(/^(["'])(.*)\1$/s, "$2") : subscript;
}

function connect(shell: Shell): void {
  shell.variables.calculate = (text) => calculated(shell, text);
  if (!shell.flavour.isBash) return;
  for (const [name, computed] of Object.entries(specialVariables(shell))) {
    shell.variables.compute(name, computed);
  }
}

function calculated(shell: Shell, text: string): bigint {
  try {
    return shell.calculate(text);
  } catch (error) {
    if (!(error instanceof ArithmeticError)) throw error;
    throw new ExpansionError(shell.flavour.arithmeticError("", text.trimStart(), error));
  }
}

function setInitialVariables(shell: Shell): void {
  const { variables, process } = shell;
  const set = (name: string, value: string) => variables.get(name) ?? variables.assign(name, value);
  variables.assign("IFS", " \t\n");
  variables.assign("PWD", process.cwd);
  set("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
  variables.assign("OPTIND", "1");
  variables.assign("PS4", "+ ");
  variables.assign("PPID", String(shell.task.parent?.numberIn(shell.task.namespaces.pid) ?? 0));
  if (!shell.flavour.isBash) return;
  variables.assign("SHLVL", String((Number(variables.get("SHLVL")) || 0) + 1));
  for (const name of ["PWD", "SHLVL"]) variables.declare(name).exported = true;
  if (variables.get("OLDPWD") === undefined) variables.declare("OLDPWD").exported = true;
  set("HOSTNAME", process.machine.hostname);
  set("_", process.argv[0] ?? "bash");
  for (const [name, value] of Object.entries(BASH_VARIABLES)) variables.assign(name, value);
  variables.setList("BASH_VERSINFO", ["5", "2", "15", "1", "release", "x86_64-pc-linux-gnu"]);
  variables.declare("BASH_VERSINFO").readonly = true;
  variables.assign("UID", String(shell.user.uid));
  variables.assign("EUID", String(shell.user.uid));
  for (const name of ["UID", "EUID", "PPID"]) {
    Object.assign(variables.declare(name), { readonly: true, integer: true });
  }
}
