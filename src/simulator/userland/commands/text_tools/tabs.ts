/** expand(1) and unexpand(1) as GNU has them: tabs and the blanks that they stand for. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { allText, splitLines } from "../lines.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const expand: CommandRecord = {
  name: "expand",
  about: "Writes blanks for tabs",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "i initial": "only at the beginning of lines",
    "t tabs=LIST": "columns between tabs, or the columns that tabs lead to",
  },
  rewrite: withTabs,
  run: (call) => eachChanged(call, (line, stops) => expanded(line, stops, call.has("i"))),
};

/** Source: the manual of GNU coreutils 9.4. */
export const unexpand: CommandRecord = {
  name: "unexpand",
  about: "Writes tabs for blanks at the beginning of lines",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "a all": "elsewhere, too",
    "first-only": "only at the beginning of lines, also with -t",
    "t tabs=LIST": "columns between tabs, or the columns that tabs lead to; everywhere",
  },
  rewrite: withTabs,
  run: (call) =>
    eachChanged(
      call,
      (line, stops) => unexpanded(line, stops, call.has("a", "t") && !call.has("first-only")),
    ),
};

/** `-4` is `-t4`. */
function withTabs(words: string[]): string[] {
  return words.map((word) => /^-\d+(,\d+)*$/.test(word) ? `-t${word.slice(1)}` : word);
}

/** The column that a tab at a column leads to; undefined: there is no further stop. */
type Stops = (column: number) => number | undefined;

function* eachChanged(call: Call, change: (line: string, stops: Stops) => string): Run {
  const stops = stopsOf(call.line.values("t").join(","));
  if (typeof stops === "string") return call.complain(stops);
  const text = yield* allText(call);
  const isEnded = text.endsWith("\n");
  const lines = splitLines(text).map((line) => change(line, stops));
  call.out(lines.join("\n") + (isEnded ? "\n" : ""));
  return call.status;
}

const WIDTH = 8;

/** A message where the list is none. */
function stopsOf(list: string): Stops | string {
  const words = list.split(/[ \t,]+/).filter((word) => word !== "");
  const wrong = words.find((word) => !/^[/+]?\d+$/.test(word));
  if (wrong !== undefined) return `tab size contains invalid character(s): ‘${wrong.replace(/^\d+/, "")}’`;
  const marked = words.findIndex((word) => /^[/+]/.test(word));
  if (marked >= 0 && marked < words.length - 1) {
    return `'${words[marked]![0]}' specifier only allowed with the last value`;
  }
  const last = marked < 0 ? undefined : words.pop();
  const places = words.map(Number);
  if (places.includes(0)) return "tab size cannot be 0";
  if (places.some((place, at) => at > 0 && place <= places[at - 1]!)) return "tab sizes must be ascending";
  const size = last === undefined ? undefined : Number(last.slice(1));
  if (places.length === 0) return every(size ?? WIDTH, 0);
  if (places.length === 1 && last === undefined) return every(places[0]!, 0);
  const further = size === undefined || size === 0
    ? undefined
    : every(size, last!.startsWith("+") ? places.at(-1)! : 0);
  return (column) => places.find((place) => place > column) ?? further?.(column);
}

function every(size: number, from: number): Stops {
  return (column) => from + (Math.floor((column - from) / size) + 1) * size;
}

function expanded(line: string, stops: Stops, isInitial: boolean): string {
  let shown = "";
  let column = 0;
  let isStart = true;
  for (const char of line) {
    if (char === "\t" && (isStart || !isInitial)) {
      const next = stops(column) ?? column + 1;
      shown += " ".repeat(next - column);
      column = next;
      continue;
    }
    if (char !== " " && char !== "\t") isStart = false;
    shown += char;
    column += char === "\b" ? -1 : 1;
  }
  return shown;
}

/** Blanks that reach a stop become a tab; a single one before a stop stays unless more follow. */
function unexpanded(line: string, stops: Stops, isWhole: boolean): string {
  let shown = "";
  let column = 0;
  let at = 0;
  let isStart = true;
  while (at < line.length) {
    const blanks = /^[ \t]+/.exec(line.slice(at))?.[0];
    if (blanks === undefined || !(isStart || isWhole)) {
      if (blanks === undefined) isStart = false;
      shown += line[at++];
      column++;
      continue;
    }
    const { text, end } = tabbed(blanks, column, stops);
    shown += text;
    column = end;
    at += blanks.length;
  }
  return shown;
}

function tabbed(blanks: string, from: number, stops: Stops): { text: string; end: number } {
  let end = from;
  for (const char of blanks) end = char === "\t" ? stops(end) ?? end + 1 : end + 1;
  let text = "";
  let column = from;
  for (let next = stops(column); next !== undefined && next <= end; next = stops(column)) {
    const isLone = next - column === 1 && next === end && !blanks.includes("\t");
    text += isLone ? " " : "\t";
    column = next;
  }
  return { text: text + " ".repeat(end - column), end };
}
