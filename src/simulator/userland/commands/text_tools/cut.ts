import { bytesOf, textOf } from "../../../host/byte_text.ts";
import type { Run } from "../../../host/process.ts";
import { type Call, type CommandRecord, programOf } from "../command.ts";
import { eachLine } from "../lines.ts";

/** Parts of lines. Source: the manual of GNU coreutils 9.4. */
export const cut: CommandRecord = {
  name: "cut",
  about: "Print chosen parts of each line of files, or of standard input",
  usage: ["OPTION... [FILE]..."],
  options: {
    "b bytes=LIST": "these bytes",
    "c characters=LIST": "the same",
    "f fields=LIST": "these fields, and lines without a delimiter whole",
    "d delimiter=DELIM": "what stands between fields, instead of a tab",
    "s only-delimited": "no lines without a delimiter",
    "complement": "all but the chosen parts",
    "output-delimiter=STRING": "what is put between the parts",
    "n": "nothing; for other systems' sake",
  },
  run: cutLines,
};

/** `cut -d: -f1,7 FILE…` */
export const cutProgram = programOf(cut);

type Ranges = readonly (readonly [from: number, to: number])[];

function* cutLines(call: Call): Run {
  const lists = ["b", "c", "f"].flatMap((key) => call.line.values(key).map((list) => ({ key, list })));
  const [only, ...more] = lists;
  if (!only) return call.misused("you must specify a list of bytes, characters, or fields");
  if (more.length > 0) return call.misused("only one list may be specified");
  const delimiter = call.value("d") ?? "\t";
  if ([...delimiter].length > 1) return call.misused("the delimiter must be a single character");
  const isFields = only.key === "f";
  if (!isFields && call.has("d")) {
    return call.misused("an input delimiter may be specified only when operating on fields");
  }
  const ranges = rangesOf(only.list, isFields);
  if (typeof ranges === "string") return call.misused(ranges);
  const between = call.value("output-delimiter");
  const shown = (line: string): string | undefined => {
    if (!isFields) return chosenBytes(bytesOf(line), ranges, call.has("complement"), between ?? "");
    const fields = line.split(delimiter || "\0");
    if (fields.length === 1) return call.has("s") ? undefined : line;
    const isChosen = chooser(ranges, call.has("complement"));
    return fields.filter((_field, at) => isChosen(at + 1)).join(between ?? delimiter);
  };
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
    yield* eachLine(call, name, (line) => {
      const text = shown(line);
      if (text !== undefined) call.out(`${text}\n`);
    });
  }
  return call.status;
}

/** `1,3-5,7-`; what is wrong with it otherwise. */
function rangesOf(list: string, isFields: boolean): Ranges | string {
  const ranges: [number, number][] = [];
  for (const part of list.split(/[, \t]/)) {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    if (!match) {
      return isFields ? `invalid field value ‘${part}’` : `invalid byte/character position ‘${part}’`;
    }
    const [, from = "", hyphen, to = ""] = match;
    if (hyphen && from === "" && to === "") return "invalid range with no endpoint: -";
    const first = from === "" && hyphen ? 1 : Number(from);
    const last = hyphen ? (to === "" ? Infinity : Number(to)) : first;
    if (first === 0 || last === 0) {
      return isFields ? "fields are numbered from 1" : "byte/character positions are numbered from 1";
    }
    if (last < first) return "invalid decreasing range";
    ranges.push([first, last]);
  }
  return ranges.sort(([a], [b]) => a - b);
}

function chooser(ranges: Ranges, isComplement: boolean): (number: number) => boolean {
  return (number) => ranges.some(([from, to]) => from <= number && number <= to) !== isComplement;
}

/** A character is a byte to it; ranges that do not touch have the delimiter between them. */
function chosenBytes(bytes: Uint8Array, ranges: Ranges, isComplement: boolean, between: string): string {
  const isChosen = chooser(ranges, isComplement);
  const chosen: number[] = [];
  for (const [index, byte] of bytes.entries()) {
    if (!isChosen(index + 1)) continue;
    if (chosen.length > 0 && !isChosen(index)) chosen.push(...bytesOf(between));
    chosen.push(byte);
  }
  return textOf(Uint8Array.from(chosen));
}
