/** wc(1) as GNU has it. */
import { byteLength } from "../../../host/byte_text.ts";
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { textFrom } from "../lines.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const wc: CommandRecord = {
  name: "wc",
  about: "Counts lines, words and bytes",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "c bytes": "bytes",
    "m chars": "characters",
    "l lines": "lines",
    "L max-line-length": "columns of the longest line",
    "w words": "words",
  },
  run: runWc,
};

interface Row {
  counts: number[];
  name: string;
}

const LETTERS = ["l", "w", "m", "c", "L"] as const;

function* runWc(call: Call): Run {
  const wanted = LETTERS.filter((letter) => call.has(letter));
  const letters = wanted.length > 0 ? wanted : ["l", "w", "c"] as const;
  const rows: Row[] = [];
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) {
    const text = yield* textFrom(call, name);
    // Of a folder nothing is counted, and that is told like the counts of a file.
    const isFolder = text === undefined && call.files.isFolder(call.plainPath(name));
    if (text !== undefined || isFolder) {
      rows.push({
        counts: letters.map((letter) => counted(text ?? "", letter)),
        name: call.operands.length > 0 ? name : "",
      });
    }
  }
  const totals = letters.map((letter, at) => {
    const all = rows.map(({ counts }) => counts[at]!);
    return letter === "L" ? Math.max(0, ...all) : all.reduce((sum, one) => sum + one, 0);
  });
  const width = columnWidth(call, rows, letters.length);
  const shown = (counts: readonly number[]) => counts.map((count) => String(count).padStart(width)).join(" ");
  for (const { counts, name } of rows) call.out(`${shown(counts)}${name && ` ${name}`}\n`);
  if (call.operands.length > 1) call.out(`${shown(totals)} total\n`);
  return call.status;
}

function counted(text: string, letter: typeof LETTERS[number]): number {
  switch (letter) {
    case "l":
      return text.split("\n").length - 1;
    case "w":
      return text.split(/\s+/).filter((word) => word !== "").length;
    case "m":
      return [...text].length;
    case "c":
      return byteLength(text);
    case "L":
      return Math.max(0, ...text.split("\n").map(lineWidth));
  }
}

const TAB = 8;

function lineWidth(line: string): number {
  let width = 0;
  for (const char of line) width += char === "\t" ? TAB - width % TAB : char >= " " ? 1 : 0;
  return width;
}

/** As wide as the sizes of the files together; what has no size takes 7. */
function columnWidth(call: Call, rows: readonly Row[], columns: number): number {
  const names = call.operands.length > 0 ? call.operands : ["-"];
  if (names.length === 1 && columns === 1) return 1;
  const input = call.process.task?.descriptors.get(0)?.label ?? "";
  const found = names.map((name) => call.files.status(name === "-" ? input : call.plainPath(name)));
  const isSizeless = found.some((facts, at) => facts ? facts.kind !== "file" : names[at] === "-");
  const bytes = found.reduce((sum, facts) => sum + (facts?.size ?? 0), 0);
  return rows.length === 0 ? 1 : Math.max(isSizeless ? 7 : 1, String(bytes).length);
}
