import { readAll, type Run, type Wait } from "../../../host/process.ts";
import { nullStream } from "../../../host/simple_streams.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import { runChild } from "../child_process.ts";
import { readFile } from "../lines.ts";

export const xargs: CommandRecord = {
  name: "xargs",
  about: "Calls a command with words that it reads as its arguments",
  usage: ["[OPTION]... COMMAND [INITIAL-ARGS]..."],
  options: {
    "0 null": "words end with a zero byte, and nothing else has a meaning",
    "a arg-file=FILE": "read the words from a file",
    "d delimiter=CHARACTER": "words end with this",
    "E=END": "a word that ends the input",
    "I=TEXT": "put each line where this text stands",
    "i replace[=TEXT]": "the same; {} if none is named",
    "L max-lines=NUMBER": "so many lines a call",
    "n max-args=NUMBER": "so many words a call",
    "P max-procs=NUMBER": "so many calls at the same time",
    "p interactive": "ask before each call",
    "r no-run-if-empty": "no call where there are no words",
    "s max-chars=NUMBER": "so long a command line at most",
    "t verbose": "show each call before it is made",
    "x exit": "end where a line is too long",
  },
  stopsAtOperand: true,
  run: runXargs,
};

export const xargsProgram = programOf(xargs);

/** Without -s: what the system would take. */
const MAX_CHARACTERS = 131_072;

/** A word, and whether it is the last one of its line. */
interface Item {
  text: string;
  endsLine: boolean;
}

class Quote extends Error {}

function* runXargs(call: Call): Run {
  for (
    const [key, name] of [["n", "max-args"], ["L", "max-lines"], ["s", "max-chars"], [
      "P",
      "max-procs",
    ]] as const
  ) {
    const text = call.value(key);
    if (text === undefined) continue;
    if (!/^\d+$/.test(text)) return call.misused(`invalid number "${text}" for -${key} option`);
    if (Number(text) < 1 && key !== "P") {
      return call.misused(`value ${text} for -${key} option should be >= 1`);
    }
    void name;
  }
  const file = call.value("a");
  const text = file === undefined ? yield* readAll(call.process) : readFile(call, file);
  if (text === undefined) return 1;
  const place = call.line.last("I", "i") === undefined
    ? undefined
    : call.value("I") || call.value("i") || "{}";
  let items: Item[];
  try {
    items = itemsOf(call, text, place !== undefined);
  } catch (error) {
    if (!(error instanceof Quote)) throw error;
    call.complain(error.message);
    items = [];
    return 1;
  }
  return yield* calls(call, items, place);
}

function* calls(call: Call, items: readonly Item[], place: string | undefined): Run {
  const command = call.operands.length > 0 ? call.operands : ["echo"];
  if (place !== undefined) {
    for (const { text } of items) {
      const code = yield* once(
        call,
        command.map((word, at) => at === 0 ? word : word.replaceAll(place, text)),
      );
      if (code !== undefined) return code;
    }
    return call.status;
  }
  if (items.length === 0 && !call.has("r")) {
    const code = yield* once(call, command);
    return code ?? call.status;
  }
  const limits = {
    words: Number(call.value("n") ?? Infinity),
    lines: Number(call.value("L") ?? Infinity),
    characters: Number(call.value("s") ?? MAX_CHARACTERS),
  };
  for (let at = 0; at < items.length;) {
    const end = endOfCall(items, at, command, limits);
    if (end === at) {
      call.complain("argument line too long");
      return 1;
    }
    const code = yield* once(call, [...command, ...items.slice(at, end).map(({ text }) => text)]);
    if (code !== undefined) return code;
    at = end;
  }
  return call.status;
}

function endOfCall(
  items: readonly Item[],
  start: number,
  command: readonly string[],
  limits: { words: number; lines: number; characters: number },
): number {
  let characters = command.reduce((sum, word) => sum + word.length + 1, 0);
  let lines = 0;
  let at = start;
  for (; at < items.length && at - start < limits.words && lines < limits.lines; at++) {
    characters += items[at]!.text.length + 1;
    if (characters > limits.characters) break;
    if (items[at]!.endsLine) lines++;
  }
  return at;
}

/** Undefined: go on. */
function* once(call: Call, argv: readonly string[]): Generator<Wait, number | undefined, void> {
  if (call.has("t", "p")) call.process.err(`${argv.join(" ")}\n`);
  const { task } = call.process;
  const descriptors = task ? { descriptors: new Map(task.descriptors).set(0, nullStream) } : {};
  const code = yield* runChild(call.process, argv, descriptors);
  if (code === undefined) {
    call.complain(`${argv[0]}: No such file or directory`, 127);
    return 127;
  }
  if (code === 255) {
    call.complain(`${argv[0]}: exited with status 255; aborting`, 124);
    return 124;
  }
  if (code >= 128) {
    call.complain(`${argv[0]}: terminated by signal ${code - 128}`, 125);
    return 125;
  }
  if (code !== 0) call.status = 123;
  return undefined;
}

function itemsOf(call: Call, text: string, isByLine: boolean): Item[] {
  const delimiter = call.has("0") ? "\0" : call.value("d");
  if (delimiter !== undefined) {
    const parts = text.split(unescaped(delimiter));
    if (parts.at(-1) === "") parts.pop();
    return parts.map((part) => ({ text: part, endsLine: true }));
  }
  const items: Item[] = [];
  for (const line of text.split("\n")) {
    const words = isByLine ? (line.trim() === "" ? [] : [unquoted(line.trimStart())]) : wordsOf(line);
    const end = call.value("E");
    for (const [at, word] of words.entries()) {
      if (end !== undefined && word === end) return items;
      // A blank at the end of a line joins it with the next one.
      items.push({ text: word, endsLine: at === words.length - 1 && !/[ \t]$/.test(line) });
    }
  }
  return items;
}

function unescaped(text: string): string {
  return { "\\n": "\n", "\\t": "\t", "\\0": "\0", "\\r": "\r" }[text] ?? text;
}

const WORD = /(?:\\[^]|'[^']*'|"[^"]*"|[^\s\\'"])+|["']/g;

function wordsOf(line: string): string[] {
  return (line.match(WORD) ?? []).map(unquoted);
}

function unquoted(word: string): string {
  return word.replace(/\\([^])|'([^']*)'|"([^"]*)"|(["'])/g, (_, escaped, single, double, open) => {
    if (open === undefined) return escaped ?? single ?? double ?? "";
    throw new Quote(
      `unmatched ${
        open === "'" ? "single" : "double"
      } quote; by default quotes are special to xargs unless you use the -0 option`,
    );
  });
}
