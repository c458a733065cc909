/** Runs a simple command: assignments, a function, a builtin, or a program. */
import { type Run, run } from "../../host/process.ts";
import { applyAssignment, type Assigned, assignedText, expandAssignment } from "./assignments.ts";
import { builtinNamed } from "./builtins/mod.ts";
import { findCommand, type Found, REQUIRED } from "./command_search.ts";
import { runCommand } from "./execute.ts";
import { type Expanding, expandWords } from "./expand.ts";
import { assignmentText } from "./function_text.ts";
import { putInForeground, reportEnd, waitForForeground } from "./job_control.ts";
import { Leave } from "./leave.ts";
import { holdVariables } from "./memory.ts";
import { shellWithFile } from "./program.ts";
import { redirected, type Restore } from "./redirects.ts";
import { processRoom } from "./process_room.ts";
import type { FunctionDefinition, Shell } from "./shell.ts";
import { later, waitForAll } from "./subshell.ts";
import type { SimpleCommand, Word } from "./syntax.ts";
import { trace, traceWords } from "./trace.ts";
import { runOwnTrap } from "./traps.ts";
import { AssignmentError } from "./variables.ts";

export interface SimpleOptions {
  /** A program takes the place of the shell. */
  replaces?: boolean;
}

/** How deep functions may call each other. */
const MAX_CALLS = 200;

export function* runSimple(
  shell: Shell,
  command: SimpleCommand,
  source: string,
  options: SimpleOptions = {},
): Run {
  shell.line = command.line;
  if (shell.trapped === 0) shell.command = command;
  shell.captureStatus = undefined;
  if (shell.traps.has("DEBUG")) yield* runOwnTrap(shell, "DEBUG");
  const { words, declared } = yield* expandCommand(shell, command);
  const name = words[0];
  try {
    const status = name === undefined
      ? yield* assignOnly(shell, command)
      : yield* runNamed(shell, command, { words, declared, source, ...options });
    yield* holdVariables(shell);
    return status;
  } finally {
    if (shell.temporary.length > 0) yield* removeTemporary(shell);
  }
}

interface Invocation extends SimpleOptions {
  words: string[];
  /** Arguments that are assignments, by their place. */
  declared: ReadonlyMap<number, Assigned>;
  source: string;
}

function* expandCommand(
  shell: Shell,
  command: SimpleCommand,
): Expanding<{ words: string[]; declared: Map<number, Assigned> }> {
  const words: string[] = [];
  const declared = new Map<number, Assigned>();
  for (const item of command.words) {
    if (!("assignment" in item)) words.push(...(yield* expandWords(shell, [item as Word])));
    else {
      const assigned = yield* expandAssignment(shell, item.assignment);
      declared.set(words.length, assigned);
      words.push(assignedText(assigned));
    }
  }
  return { words, declared };
}

function* assignOnly(shell: Shell, command: SimpleCommand): Run {
  const restore = yield* redirected(shell, command.redirects);
  if (!restore) return 1;
  try {
    for (const assignment of command.assignments) {
      const assigned = yield* expandAssignment(shell, assignment);
      if (shell.options.has("xtrace")) {
        trace(
          shell,
          "elements" in assignment.value
            ? assignmentText(assignment)
            : assignedText(assigned, shell.flavour.isBash),
        );
      }
      applyAssignment(shell, assigned);
    }
    shell.variables.assign("_", "");
    return shell.captureStatus ?? 0;
  } finally {
    restore();
  }
}

function* runNamed(shell: Shell, command: SimpleCommand, invocation: Invocation): Run {
  const { words } = invocation;
  const assigned: Assigned[] = [];
  for (const assignment of command.assignments) assigned.push(yield* expandAssignment(shell, assignment));
  if (shell.options.has("xtrace")) {
    for (const one of assigned) trace(shell, assignedText(one, shell.flavour.isBash));
    trace(shell, traceWords(shell, words));
    // These show each of their assignments once more.
    if (words[0] === "export" || words[0] === "readonly") {
      for (const one of invocation.declared.values()) trace(shell, assignedText(one, true));
    }
  }
  const restore = yield* redirected(shell, command.redirects);
  if (!restore) {
    return shell.flavour.isBash || !isSpecial(words[0]!) ? shell.flavour.redirectStatus : leaveWith(2);
  }
  let keeps = false;
  try {
    const definition = shell.functions.get(words[0]!);
    if (definition) return yield* withAssigned(shell, assigned, () => callFunction(shell, words, definition));
    const builtin = builtinNamed(shell, words[0]!);
    if (builtin) {
      keeps = words[0] === "exec" && words.length === 1;
      return yield* withAssigned(shell, assigned, () => runBuiltin(shell, builtin, invocation));
    }
    return yield* execute(shell, words, { assigned, restore, ...invocation });
  } finally {
    restore(keeps);
    if (words.length > 0) shell.variables.assign("_", words.at(-1)!);
  }
}

function leaveWith(status: number): never {
  throw new Leave("exit", status);
}

/** Builtins that end dash where they are given what is none. */
const ENDING = ["export", "local", "readonly", "set", "shift", "unset"];

/** Builtins whose failure ends a POSIX shell. */
function isSpecial(name: string): boolean {
  return [":", ".", "eval", "exec", "exit", "export", "readonly", "return", "set", "shift", "trap", "unset"]
    .includes(name);
}

/** Assignments before a function or a builtin hold while it runs. */
function* withAssigned(shell: Shell, assigned: readonly Assigned[], work: () => Run): Run {
  if (assigned.length === 0) return yield* work();
  const { variables } = shell;
  variables.enter();
  try {
    for (const one of assigned) {
      Object.assign(variables.local(one.name), { exported: true });
      applyAssignment(shell, one);
    }
    return yield* work();
  } finally {
    variables.leave();
  }
}

type Builtin = NonNullable<ReturnType<typeof builtinNamed>>;

function* runBuiltin(shell: Shell, builtin: Builtin, { words, declared }: Invocation): Run {
  let status: number;
  try {
    const result = builtin(shell, words, declared);
    status = typeof result === "number" ? result : yield* result;
  } catch (error) {
    if (!(error instanceof AssignmentError)) throw error;
    shell.complain(
      words[0] === "read" || words[0] === "unset" || words[0] === "declare"
        ? `${words[0]}: ${error.message}`
        : error.message,
    );
    status = 1;
  }
  if (status === 2 && shell.flavour.kind === "dash" && ENDING.includes(words[0]!)) leaveWith(2);
  const output = shell.task.descriptors.get(1);
  while (output?.isFull) yield { kind: "ready", of: output };
  return status;
}

export function* callFunction(shell: Shell, words: readonly string[], definition: FunctionDefinition): Run {
  if (shell.calls.length >= MAX_CALLS) {
    shell.complain(`${words[0]}: maximum function nesting level exceeded (${MAX_CALLS})`);
    throw new Leave("exit", 1);
  }
  const { parameters, loops, line } = shell;
  shell.parameters = words.slice(1);
  shell.loops = 0;
  shell.calls.push({ name: words[0]!, line: shell.line, file: definition.file, isFunction: true });
  shell.variables.enter();
  try {
    if (shell.traps.has("DEBUG") && shell.options.has("functrace")) {
      shell.line = definition.body.line;
      yield* runOwnTrap(shell, "DEBUG");
    }
    const status = yield* functionStatus(runCommand(shell, definition.body, words[0]!));
    if (shell.traps.has("RETURN")) yield* runOwnTrap(shell, "RETURN");
    shell.line = line;
    return status;
  } finally {
    shell.variables.leave();
    shell.calls.pop();
    shell.parameters = parameters;
    shell.loops = loops;
  }
}

function* functionStatus(body: Run): Run {
  try {
    return yield* body;
  } catch (error) {
    if (error instanceof Leave && error.what === "return") return error.value;
    throw error;
  }
}

interface Execution extends SimpleOptions {
  assigned?: readonly Assigned[];
  restore?: Restore;
  source: string;
}

/** Runs a program found along PATH: 127 where there is none, 126 where it cannot be run. */
export function* execute(shell: Shell, words: readonly string[], execution: Execution): Run {
  const { assigned = [] } = execution;
  const env = shell.variables.environment();
  for (const { name, value } of assigned) if (typeof value === "string") env[name] = value;
  const found = findCommand(shell, words[0]!, env["PATH"]);
  if (found.kind === "none") {
    const hasSlash = words[0]!.includes("/");
    shell.complain(
      hasSlash
        ? shell.flavour.cannotRun(words[0]!, "No such file or directory")
        : shell.flavour.notFound(words[0]!),
    );
    return 127;
  }
  if (found.kind === "refused") {
    shell.complain(shell.flavour.cannotRun(words[0]!, found.reason));
    return found.reason === REQUIRED ? 127 : 126;
  }
  return execution.replaces
    ? yield* replaced(shell, words, env, found)
    : yield* started(shell, words, env, found, execution);
}

type Runnable = Extract<Found, { kind: "program" | "script" }>;

/** The program takes over the shell's process; those beside it in a pipe get that far, too, before it looks around. */
export function* replaced(
  shell: Shell,
  words: readonly string[],
  env: Record<string, string>,
  found: Runnable,
): Run {
  const { process, task } = shell;
  process.env = env;
  process.argv = found.kind === "script" ? [...found.arguments, ...words.slice(1)] : words;
  const ignored = process.termination.ignored ?? [];
  process.termination = { handler: "default", ignored: [...ignored] };
  task.title = process.argv.join(" ");
  const program = found.kind === "script" && !found.program ? shellWithFile(shell.flavour) : found.program!;
  throw new Leave("exit", yield* later(run(program, process)));
}

function* started(
  shell: Shell,
  words: readonly string[],
  env: Record<string, string>,
  found: Runnable,
  { source, restore }: Execution,
): Run {
  const { task } = shell;
  const hasGroup = shell.options.has("monitor");
  const argv = found.kind === "script" ? [...found.arguments, ...words.slice(1)] : words;
  const program = found.kind === "script" && !found.program ? shellWithFile(shell.flavour) : found.program!;
  const ignored = [...shell.traps].filter(([, script]) => script === "").map(([name]) => name);
  yield* processRoom(shell);
  const child = task.kernel.spawn({
    parent: task,
    argv,
    env,
    cwd: shell.cwd,
    ...(hasGroup ? { jobGroup: "new" as const } : {}),
    program: (process) => {
      if (ignored.length > 0) process.termination.ignored = ignored;
      return later(run(program, process));
    },
  });
  // What it was given it holds itself: the shell lets go, so that a pipe can end.
  restore?.();
  if (hasGroup && !child.hasEnded) putInForeground(shell, child.jobGroup);
  const job = { tasks: [child], group: child.jobGroup, source };
  const how = hasGroup ? yield* waitForForeground(shell, job) : yield* waitForAll(shell, [child]);
  if (how === "stopped") return shell.status;
  reportEnd(shell, child, source);
  return child.exit!.code;
}

/** What process substitutions of a command have left. */
function* removeTemporary(shell: Shell): Run {
  for (const { path, finish } of shell.temporary.splice(0).reverse()) {
    if (finish) yield* finish();
    shell.files.remove(path);
  }
  return 0;
}
