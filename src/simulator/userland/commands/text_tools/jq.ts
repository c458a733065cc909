/** `jq`: filters over JSON. */
import { Halt, type Runtime } from "../../../../jq/filter.ts";
import { compileProgram, JqCompileError } from "../../../../jq/program.ts";
import { JqError, jsonText, numberText, sortedKeys, stringText } from "../../../../jq/value.ts";
import type { Json } from "../../../../kube/object.ts";
import type { Run, Wait } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { JqInputs } from "./jq_inputs.ts";
import { readValues } from "./json_values.ts";

export const jq: CommandRecord = {
  name: "jq",
  about: "Filters and shows JSON",
  usage: ["[OPTION]... FILTER [FILE]..."],
  options: {
    "a ascii-output": "only ASCII characters",
    "C color-output": "in colours",
    "c compact-output": "each value on one line",
    "e exit-status": "exit code 1 where the last value is null or false, 4 where there is none",
    "j join-output": "strings as they are, without newlines",
    "M monochrome-output": "without colours",
    "n null-input": "read nothing",
    "r raw-output": "strings as they are",
    "R raw-input": "lines of text instead of JSON",
    "s slurp": "all values as one list",
    "S sort-keys": "names in order",
    "tab": "tabs instead of blanks",
    "indent=NUM": "so many blanks",
    "arg=NAME=VALUE": "a variable that is a string",
    "argjson=NAME=VALUE": "a variable that is JSON",
    "slurpfile=NAME=FILE": "a variable that is the list of a file's values",
    "rawfile=NAME=FILE": "a variable that is a file's text",
    "args": "what follows are strings for $ARGS, not files",
    "jsonargs": "what follows are JSON for $ARGS, not files",
  },
  rewrite: withVariables,
  usageCode: 2,
  run: (call) => filter(call),
};

/** So many results take so long. */
const [RESULTS, RESULTS_MS] = [1000, 1];
const COMPILE_ERROR = 3;
const INPUT_ERROR = 2;
const RUN_ERROR = 5;

/** `--arg name value` as one word, which is what options are here. */
function withVariables(words: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const isPair = /^--(arg|argjson|slurpfile|rawfile)$/.test(words[at]!);
    joined.push(isPair ? `${words[at]}=${words[at + 1] ?? ""}=${words[at + 2] ?? ""}` : words[at]!);
    if (isPair) at += 2;
  }
  return joined;
}

/** The variables of the command line; a text says what is wrong with one. */
function variablesOf(call: Call, words: readonly string[]): { [name: string]: Json } | string {
  const named: { [name: string]: Json } = {};
  const pairsOf = (option: string) =>
    call.line.values(option).map((pair) =>
      [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const
    );
  for (const [name, value] of pairsOf("arg")) named[name] = value;
  for (const [name, value] of pairsOf("argjson")) {
    const { values: [only, ...more], problem } = readValues(value);
    if (problem !== undefined || only === undefined || more.length > 0) {
      return "Invalid JSON text passed to --argjson";
    }
    named[name] = only;
  }
  for (const option of ["slurpfile", "rawfile"]) {
    for (const [name, file] of pairsOf(option)) {
      const path = call.path(file);
      const text = attempt(() => call.files.readText(path));
      const read = option === "rawfile" || text === undefined ? undefined : readValues(text);
      const reason = text === undefined
        ? `Could not open ${file}: ${refusalOf(() => call.files.readText(path)) ?? "Input/output error"}`
        : read?.problem;
      if (reason !== undefined) return `Bad JSON in --${option} ${name} ${file}: ${reason}`;
      named[name] = read?.values ?? text!;
    }
  }
  const positional: Json[] = [];
  for (const word of words) {
    const read = call.has("jsonargs") ? readValues(word) : { values: [word] };
    if (read.values.length !== 1 || "problem" in read) return "Invalid JSON text passed to --jsonargs";
    positional.push(read.values[0]!);
  }
  return { ...named, ARGS: { positional, named } };
}

function* filter(call: Call): Run {
  const [source = ".", ...rest] = call.operands;
  const hasWords = call.has("args", "jsonargs");
  const variables = variablesOf(call, hasWords ? rest : []);
  if (typeof variables === "string") {
    call.complain(variables, INPUT_ERROR);
    return INPUT_ERROR;
  }
  let program;
  try {
    program = compileProgram(source, Object.keys(variables));
  } catch (error) {
    if (!(error instanceof JqCompileError)) throw error;
    call.process.err(error.message);
    return COMPILE_ERROR;
  }
  const inputs = new JqInputs(call, hasWords ? [] : rest, call.has("R"), INPUT_ERROR);
  // What a program asks for itself has to be there when it asks.
  if (/\binputs?\b/.test(source)) yield* inputs.whole();
  const values = call.has("n") ? only(null) : call.has("s") ? slurped(inputs, call.has("R")) : each(inputs);
  let last: Json | undefined;
  let results = 0;
  const runtime = runtimeOf(call, inputs, variables);
  for (let input = yield* values.next(); input !== undefined; input = yield* values.next()) {
    try {
      for (const result of program(input, runtime)) {
        last = result;
        call.out(shown(call, result));
        if (++results % RESULTS === 0) yield { kind: "busy", ms: RESULTS_MS };
        const output = call.process.task?.descriptors.get(1);
        while (output?.isFull) yield { kind: "ready", of: output };
      }
    } catch (error) {
      if (error instanceof Halt) return halted(call, error);
      if (!(error instanceof JqError)) throw error;
      complainOf(call, error, call.has("n") ? "<unknown>" : inputs.place);
      call.status = RUN_ERROR;
    }
  }
  if (inputs.problem !== undefined) {
    call.process.err(`jq: parse error: ${inputs.problem}\n`);
    return INPUT_ERROR;
  }
  if (call.status !== 0 || !call.has("e")) return call.status;
  return last === undefined ? 4 : last === null || last === false ? 1 : 0;
}

/** The values that the program runs for, one at a time. */
interface Values {
  next(): Generator<Wait, Json | undefined, void>;
}

function each(inputs: JqInputs): Values {
  return { next: () => inputs.next() };
}

function only(value: Json): Values {
  let left: Json | undefined = value;
  return {
    // deno-lint-ignore require-yield
    *next() {
      const given = left;
      left = undefined;
      return given;
    },
  };
}

/** All as one list, or as one text. */
function slurped(inputs: JqInputs, isRaw: boolean): Values {
  let isTaken = false;
  return {
    *next() {
      if (isTaken) return undefined;
      isTaken = true;
      if (isRaw) return yield* inputs.text();
      const all: Json[] = [];
      for (let one = yield* inputs.next(); one !== undefined; one = yield* inputs.next()) all.push(one);
      return inputs.problem === undefined ? all : undefined;
    },
  };
}

function runtimeOf(call: Call, inputs: JqInputs, variables: Runtime["variables"]): Runtime {
  return {
    nextInput: () => inputs.taken(),
    now: () => call.process.machine.now(),
    env: call.process.env,
    variables,
    err: (message) => call.process.err(message),
    inputName: () => inputs.name,
    inputLine: () => inputs.line,
    steps: 0,
  };
}

function complainOf(call: Call, { value }: JqError, place: string): void {
  const what = typeof value === "string" ? `: ${value}` : ` (not a string): ${jsonText(value)}`;
  call.process.err(`jq: error (at ${place})${what}\n`);
}

function halted(call: Call, { value, code }: Halt): number {
  if (typeof value === "string") call.process.err(value);
  else if (value !== undefined && value !== null) call.process.err(`${jsonText(value)}\n`);
  return code;
}

function shown(call: Call, value: Json): string {
  const end = call.has("j") ? "" : "\n";
  if (typeof value === "string" && call.has("r", "j")) return value + end;
  const indent = call.has("c") || call.has("j")
    ? undefined
    : call.has("tab")
    ? "\t"
    : Number(call.value("indent") ?? 2);
  const plain = layout(
    value,
    indent === undefined ? undefined : typeof indent === "string" ? indent : " ".repeat(indent),
    call.has("S"),
  );
  if (!call.has("a")) return plain + end;
  return plain.replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  ) + end;
}

/** JSON with jq's numbers, on one line without `step`. */
function layout(value: Json, step: string | undefined, isSorted: boolean, before = ""): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "string") return stringText(value);
  if (value === null || typeof value === "boolean") return String(value);
  const inner = before + (step ?? "");
  const keys = Array.isArray(value) ? undefined : isSorted ? sortedKeys(value) : Object.keys(value);
  const items = Array.isArray(value)
    ? value.map((one) => layout(one, step, isSorted, inner))
    : keys!.map((key) =>
      `${stringText(key)}:${step ? " " : ""}${layout(value[key] ?? null, step, isSorted, inner)}`
    );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  if (items.length === 0 || !step) return `${open}${items.join(",")}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${before}${close}`;
}
