/** `jq`: filters over JSON. */
import { JqError, parseJq } from "../../../../kube/jq.ts";
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
  },
  usageCode: 2,
  notes:
    "Understands paths, pipes, comparisons, arithmetic, lists, strings with \\(…) and the common functions; no definitions.",
  run: (call) => filter(call),
};

const COMPILE_ERROR = 3;
const INPUT_ERROR = 2;
const RUN_ERROR = 5;

function* filter(call: Call): Run {
  const [source = ".", ...names] = call.operands;
  let program;
  try {
    program = parseJq(source);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    call.process.err(
      `jq: error: ${error.message} (Unix shell quoting issues?) at <top-level>, line 1:\n${source}\njq: 1 compile error\n`,
    );
    return COMPILE_ERROR;
  }
  const text = call.has("n") ? "" : yield* allText(call, names, INPUT_ERROR);
  const { values, problem } = inputsOf(call, text);
  let last: Json | undefined;
  for (const value of values) {
    try {
      for (const result of program(value)) {
        last = result;
        call.out(shown(call, result));
      }
    } catch (error) {
      if (!(error instanceof JqError)) throw error;
      call.process.err(`jq: error (at <stdin>:0): ${error.message}\n`);
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

function inputsOf(call: Call, text: string): { values: Json[]; problem?: string } {
  if (call.has("n")) return { values: [null] };
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
  const json = JSON.stringify(call.has("S") ? inOrder(value) : value, undefined, indent);
  const plain = json.replaceAll("\x7f", "\\u007f");
  if (!call.has("a")) return plain + end;
  return plain.replace(
    /[\u0080-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
  ) + end;
}

function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value as Record<string, Json>);
  return Object.fromEntries(
    entries.sort(([a], [b]) => a < b ? -1 : 1).map(([key, one]) => [key, inOrder(one)]),
  );
}
