/** Runs commands that hold others: if, loops, case, functions, groups, `(( ))`, `[[ ]]`. */
import { readLine, type Run } from "../../host/process.ts";
import { ConditionError, evaluateCondition } from "./condition.ts";
import { runList } from "./execute.ts";
import {
  calculated,
  type Expanding,
  expandPattern,
  expandText,
  expandWords,
  ExpansionError,
} from "./expand.ts";
import { commandSource } from "./function_text.ts";
import { globMatcher } from "./glob.ts";
import { putInForeground, reportEnd, waitForForeground } from "./job_control.ts";
import { Leave } from "./leave.ts";
import { type LoopTurns, turns } from "./loop_turns.ts";
import { redirected } from "./redirects.ts";
import { processRoom } from "./process_room.ts";
import type { Shell } from "./shell.ts";
import { startCoprocess } from "./coprocess.ts";
import { startSubshell, waitForAll } from "./subshell.ts";
import type { Command, List, SimpleCommand, Word } from "./syntax.ts";
import { trace, traceWords } from "./trace.ts";
import { runOwnTrap } from "./traps.ts";

type Compound = Exclude<Command, SimpleCommand>;
type Of<Kind extends Command["kind"]> = Command & { kind: Kind };

type Each = Extract<Command, { words: Word[] | undefined }>;

/** What `$BASH_COMMAND` shows, and DEBUG comes before. */
const ANNOUNCED = new Set(["for", "select", "case", "arithmetic", "condition", "subshell"]);

export function* runCompound(shell: Shell, command: Compound, source: string): Run {
  shell.line = command.line;
  if (ANNOUNCED.has(command.kind)) {
    if (shell.trapped === 0) shell.command = command;
    if (command.kind !== "for" && shell.traps.has("DEBUG")) yield* runOwnTrap(shell, "DEBUG");
  }
  if (command.redirects.length === 0 || command.kind === "function") {
    return yield* run(shell, command, source);
  }
  const restore = yield* redirected(shell, command.redirects);
  if (!restore) return shell.flavour.redirectStatus;
  try {
    return yield* run(shell, command, source);
  } finally {
    restore();
  }
}

function* run(shell: Shell, command: Compound, source: string): Run {
  switch (command.kind) {
    case "if":
      return yield* runIf(shell, command);
    case "while":
      return yield* runWhile(shell, command);
    case "for":
      return yield* runFor(shell, command);
    case "select":
      return yield* runSelect(shell, command);
    case "count":
      return yield* runCount(shell, command);
    case "case":
      return yield* runCase(shell, command);
    case "function":
      return define(shell, command);
    case "group":
      return yield* runList(shell, command.body);
    case "subshell":
      return yield* runSubshell(shell, command, source);
    case "coprocess":
      return startCoprocess(shell, command);
    case "arithmetic":
      return yield* runArithmetic(shell, command.text);
    case "condition":
      return yield* runCondition(shell, command);
  }
}

function define(shell: Shell, command: Of<"function">): number {
  const { name, body, source } = command;
  const file = shell.source === "file" || shell.calls.some((call) => call.file !== "")
    ? shell.place().name
    : "";
  shell.functions.set(name, { body, source, file });
  return 0;
}

/** What is only asked for does not end a shell with `set -e`. */
function* test(shell: Shell, list: List): Run {
  shell.tested++;
  try {
    return yield* runList(shell, list);
  } finally {
    shell.tested--;
  }
}

function* runIf(shell: Shell, command: Of<"if">): Run {
  for (const clause of command.clauses) {
    if ((yield* test(shell, clause.test)) === 0) return yield* runList(shell, clause.body);
  }
  shell.status = 0;
  return command.otherwise ? yield* runList(shell, command.otherwise) : 0;
}

/** The body of a loop; `break` ends it, and with a number those around it. */
function* body(shell: Shell, list: List): Expanding<"go on" | "end"> {
  try {
    yield* runList(shell, list);
    return "go on";
  } catch (error) {
    if (!(error instanceof Leave) || (error.what !== "break" && error.what !== "continue")) throw error;
    if (error.value > 1 && shell.loops > 1) throw new Leave(error.what, error.value - 1);
    shell.status = 0;
    return error.what === "break" ? "end" : "go on";
  }
}

function* looped(shell: Shell, turn: (pace: LoopTurns) => Expanding<boolean>): Run {
  const pace = turns(shell);
  shell.loops++;
  try {
    while (yield* turn(pace)) yield* pace.next();
  } finally {
    shell.loops--;
  }
  return shell.status;
}

function* runWhile(shell: Shell, command: Of<"while">): Run {
  let last = 0;
  yield* looped(shell, function* () {
    try {
      if ((yield* test(shell, command.test)) === 0 === command.until) return false;
    } catch (error) {
      if (!(error instanceof Leave) || error.what !== "break") throw error;
      return false;
    }
    const how = (yield* body(shell, command.body)) !== "end";
    last = shell.status;
    return how;
  });
  return shell.status = last;
}

function* runFor(shell: Shell, command: Each): Run {
  const words = command.words ? yield* expandWords(shell, command.words) : [...shell.parameters];
  let at = 0;
  shell.status = 0;
  return yield* looped(shell, function* () {
    if (at >= words.length) return false;
    shell.line = command.line;
    if (shell.traps.has("DEBUG")) {
      if (shell.trapped === 0) shell.command = command;
      yield* runOwnTrap(shell, "DEBUG");
    }
    if (shell.options.has("xtrace")) {
      trace(shell, `for ${command.name}${command.words ? ` in ${traceWords(shell, words)}` : ""}`);
    }
    shell.variables.assign(command.name, words[at++]!);
    return (yield* body(shell, command.body)) !== "end";
  });
}

function* runCount(shell: Shell, command: Of<"count">): Run {
  const value = function* (word: Word, otherwise: bigint): Expanding<bigint> {
    if (word.length === 0) return otherwise;
    if (shell.options.has("xtrace")) trace(shell, `(( ${(yield* expandText(shell, word)).trim()} ))`);
    return yield* calculated(shell, word, "((: ");
  };
  shell.status = 0;
  try {
    yield* value(command.first, 0n);
    return yield* looped(shell, function* () {
      if ((yield* value(command.test, 1n)) === 0n) return false;
      if ((yield* body(shell, command.body)) === "end") return false;
      yield* value(command.next, 0n);
      return true;
    });
  } catch (error) {
    return arithmeticFailure(shell, error);
  }
}

function* runArithmetic(shell: Shell, text: Word): Run {
  try {
    if (shell.options.has("xtrace")) trace(shell, `(( ${(yield* expandText(shell, text)).trim()} ))`);
    return Number((yield* calculated(shell, text, "((: ")) === 0n);
  } catch (error) {
    return arithmeticFailure(shell, error);
  }
}

function* runCondition(shell: Shell, command: Of<"condition">): Run {
  try {
    return Number(!(yield* evaluateCondition(shell, command.test)));
  } catch (error) {
    if (error instanceof ConditionError) return 2;
    return arithmeticFailure(shell, error);
  }
}

/** A mistake in `(( ))` is only its failure. */
function arithmeticFailure(shell: Shell, error: unknown): number {
  if (!(error instanceof ExpansionError) || error.isFatal) throw error;
  shell.complain(error.message);
  return shell.status = 1;
}

function* runCase(shell: Shell, command: Of<"case">): Run {
  const word = yield* expandText(shell, command.word);
  if (shell.options.has("xtrace")) trace(shell, `case ${traceCaseWord(command.word, word)} in`);
  const options = { extended: shell.settings.has("extglob"), ignoreCase: shell.settings.has("nocasematch") };
  let falls = false;
  shell.status = 0;
  for (const clause of command.clauses) {
    let matches = falls;
    for (const pattern of clause.patterns) {
      matches ||= globMatcher(yield* expandPattern(shell, pattern), options)(word);
    }
    if (!matches) continue;
    yield* runList(shell, clause.body);
    if (clause.end === ";;") break;
    falls = clause.end === ";&";
  }
  return shell.status;
}

/** The word as it is written, where that can be told. */
function traceCaseWord(word: Word, value: string): string {
  const [only] = word;
  return word.length === 1 && only?.kind === "parameter" && !only.operation ? `$${only.name}` : value;
}

function* runSubshell(shell: Shell, command: Of<"subshell">, source: string): Run {
  const hasGroup = shell.options.has("monitor");
  yield* processRoom(shell);
  const task = startSubshell(
    shell,
    hasGroup ? { jobGroup: "new" } : {},
    (inner) => runList(inner, command.body),
  );
  if (hasGroup) putInForeground(shell, task.jobGroup);
  const started = { tasks: [task], group: task.jobGroup, source };
  const how = hasGroup ? yield* waitForForeground(shell, started) : yield* waitForAll(shell, [task]);
  if (how === "stopped") return shell.status;
  reportEnd(shell, task, commandSource(command));
  return task.exit!.code;
}

function* runSelect(shell: Shell, command: Each): Run {
  const words = command.words ? yield* expandWords(shell, command.words) : [...shell.parameters];
  let shows = true;
  shell.status = 0;
  if (words.length === 0) return 0;
  return yield* looped(shell, function* () {
    if (shows) shell.process.err(menu(words));
    shell.process.err(shell.variables.get("PS3") ?? "#? ");
    const line = yield* readLine(shell.process);
    if (line === undefined) {
      shell.process.out("\n");
      shell.status = 1;
      return false;
    }
    const reply = line.replace(/\n$/, "");
    shows = reply === "";
    if (shows) return true;
    shell.variables.assign("REPLY", reply);
    const chosen = /^\d+$/.test(reply.trim()) ? words[Number(reply) - 1] : undefined;
    shell.variables.assign(command.name, chosen ?? "");
    return (yield* body(shell, command.body)) !== "end";
  });
}

function menu(words: readonly string[]): string {
  const width = String(words.length).length;
  return words.map((word, index) => `${String(index + 1).padStart(width)}) ${word}\n`).join("");
}
