/** `jq`: filters over JSON. */
import { Halt } from "../../../../jq/filter.ts";
import { compileProgram, JqCompileError } from "../../../../jq/program.ts";
import { JqError, jsonText, numberText, sortedKeys, stringText } from "../../../../jq/value.ts";
import type { Json } from "../../../../kube/object.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { allText } from "../lines.ts";
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
    "args": "what follows are strings for $ARGS, not files",
  },
  rewrite: withVariables,
  usageCode: 2,
  run: (call) => filter(call),
};

const COMPILE_ERROR = 3;
const INPUT_ERROR = 2;
const RUN_ERROR = 5;

/** `--arg name value` as one word, which is what options are here. */
function withVariables(words: string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const isPair = words[at] === "--arg" || words[at] === "--argjson";
    joined.push(isPair ? `${words[at]}=${words[at + 1] ?? ""}=${words[at + 2] ?? ""}` : words[at]!);
    if (isPair) at += 2;
  }
  return joined;
}

/** The variables of the command line; a text says what is wrong with one. */
function variablesOf(call: Call, positional: readonly string[]): { [name: string]: Json } | string {
  const named: { [name: string]: Json } = {};
  const pairOf = (pair: string) =>
    [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)] as const;
  for (const [name, value] of call.line.values("arg").map(pairOf)) named[name] = value;
  try {
    for (const [name, value] of call.line.values("argjson").map(pairOf)) named[name] = JSON.parse(value);
  } catch {
    return "Invalid JSON text passed to --argjson";
  }
  return { ...named, ARGS: { positional: [...positional], named } };
}

function* filter(call: Call): Run {
  const [source = ".", ...rest] = call.operands;
  const names = call.has("args") ? [] : rest;
  const variables = variablesOf(call, call.has("args") ? rest : []);
  if (typeof variables === "string") return call.misused(variables, INPUT_ERROR);
  let program;
  try {
    program = compileProgram(source, Object.keys(variables));
  } catch (error) {
    if (!(error instanceof JqCompileError)) throw error;
    call.process.err(error.message);
    return COMPILE_ERROR;
  }
  const text = yield* allText(call, names, INPUT_ERROR);
  const { values, problem } = inputsOf(call, text);
  const queue = values[Symbol.iterator]();
  const lines = text.split("\n").length - 1;
  const runtime = {
    nextInput: () => queue.next().value,
    now: () => call.process.machine.now(),
    env: call.process.env,
    variables,
    err: (message: string) => call.process.err(message),
    inputName: () => names.at(-1) ?? null,
    inputLine: () => lines,
    steps: 0,
  };
  let last: Json | undefined;
  let input = call.has("n") ? null : runtime.nextInput();
  for (; input !== undefined; input = call.has("n") ? undefined : runtime.nextInput()) {
    try {
      for (const result of program(input, runtime)) {
        last = result;
        call.out(shown(call, result));
        const output = call.process.task?.descriptors.get(1);
        while (output?.isFull) yield { kind: "ready", of: output };
      }
    } catch (error) {
      if (error instanceof Halt) return halted(call, error);
      if (!(error instanceof JqError)) throw error;
      complainOf(call, error, lines);
      call.status = RUN_ERROR;
    }
  }
  if (problem !== undefined) {
    call.process.err(`jq: parse error: ${problem}\n`);
    return INPUT_ERROR;
  }
  if (call.status !== 0 || !call.has("e")) return call.status;
  return last === undefined ? 4 : last === null || last === false ? 1 : 0;
}

function complainOf(call: Call, { value }: JqError, lines: number): void {
  const place = call.has("n") ? "unknown" : `<stdin>:${lines}`;
  const what = typeof value === "string" ? `: ${value}` : ` (not a string): ${jsonText(value)}`;
  call.process.err(`jq: error (at ${place})${what}\n`);
}

function halted(call: Call, { value, code }: Halt): number {
  if (typeof value === "string") call.process.err(value);
  else if (value !== undefined) call.process.err(`${jsonText(value)}\n`);
  return code;
}

function inputsOf(call: Call, text: string): { values: Json[]; problem?: string } {
  if (call.has("R")) {
    if (call.has("s")) return { values: [text] };
    return { values: text === "" ? [] : text.replace(/\n$/, "").split("\n") };
  }
  const read = readValues(text);
  return call.has("s") && read.problem === undefined ? { values: [read.values] } : read;
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
