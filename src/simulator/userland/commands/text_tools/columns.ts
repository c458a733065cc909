/** `column`, `comm` and `fold`: lines side by side, and narrower. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { allText, splitLines, textFrom } from "../lines.ts";

export const column: CommandRecord = {
  name: "column",
  about: "Puts lines into columns",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "t table": "words of each line below one another",
    "s separator=CHARS": "what separates words",
    "o output-separator=TEXT": "what stands between columns",
    "N table-columns=NAMES": "headings",
    "c output-width=NUM": "so wide",
  },
  *run(call) {
    const lines = splitLines(yield* allText(call)).filter((line) => line.trim() !== "");
    if (call.has("t")) call.out(tableText(call, lines));
    else call.out(tabbed(lines, Number(call.value("c") ?? 80)));
    return call.status;
  },
};

/** Columns of the same width, which is a multiple of a tab's, filled one after another. */
function tabbed(lines: readonly string[], lineWidth: number): string {
  const width = (Math.floor(Math.max(0, ...lines.map(({ length }) => length)) / TAB) + 1) * TAB;
  const count = Math.max(1, Math.floor(lineWidth / width));
  const rows = Math.ceil(lines.length / count);
  return Array.from({ length: rows }, (_, row) => {
    const cells = lines.filter((_, at) => at % rows === row);
    const padded = cells.map((cell, at) =>
      at === cells.length - 1 ? cell : cell + "\t".repeat(Math.ceil((width - cell.length) / TAB))
    );
    return padded.join("") + "\n";
  }).join("");
}

const TAB = 8;

function tableText(call: Call, lines: readonly string[]): string {
  const separator = call.value("s");
  const words = (line: string) =>
    separator === undefined
      ? line.trim().split(/\s+/)
      : line.split(new RegExp(`[${separator.replace(/[\\\]^-]/g, "\\$&")}]`));
  const heads = call.value("N")?.split(",");
  const rows = [...heads ? [heads] : [], ...lines.map(words)];
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from(
    { length: count },
    (_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  const between = call.value("o") ?? "  ";
  return rows.map((row) =>
    widths.map((width, at) => at === count - 1 ? row[at] ?? "" : (row[at] ?? "").padEnd(width)).join(
      between,
    ) + "\n"
  ).join("");
}

export const comm: CommandRecord = {
  name: "comm",
  about: "Compares two sorted files line by line",
  usage: ["[OPTION]... FILE FILE"],
  options: {
    "1": "without lines of the first only",
    "2": "without lines of the second only",
    "3": "without lines of both",
  },
  *run(call): Run {
    const [left, right] = call.operands;
    if (left === undefined) return call.misused("missing operand");
    if (right === undefined) return call.misused(`missing operand after '${left}'`);
    const [a, b] = [yield* textFrom(call, left), yield* textFrom(call, right)];
    if (a === undefined || b === undefined) return 1;
    const [first, second] = [splitLines(a), splitLines(b)];
    const tabs = (which: number) =>
      "\t".repeat(["1", "2"].slice(0, which - 1).filter((letter) => !call.has(letter)).length);
    const tell = (which: number, line: string) => {
      if (!call.has(String(which))) call.out(`${tabs(which)}${line}\n`);
    };
    for (let [at, to] = [0, 0]; at < first.length || to < second.length;) {
      const [one, other] = [first[at], second[to]];
      if (one !== undefined && one === other) {
        tell(3, one);
        at++;
        to++;
      } else if (other === undefined || (one !== undefined && one < other)) {
        tell(1, one!);
        at++;
      } else {
        tell(2, other);
        to++;
      }
    }
    return 0;
  },
};

export const fold: CommandRecord = {
  name: "fold",
  about: "Breaks long lines",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "w width=NUM": "so wide; 80 where nothing is said",
    "s spaces": "at blanks",
    "b bytes": "count bytes",
  },
  rewrite: (words) => words.map((word) => /^-\d+$/.test(word) ? `-w${word.slice(1)}` : word),
  *run(call) {
    const width = Number(call.value("w") ?? 80);
    if (!(width > 0)) return call.complain(`invalid number of columns: '${call.value("w")}'`);
    for (const line of splitLines(yield* allText(call))) {
      let rest = line;
      while (rest.length > width) {
        const blank = call.has("s") ? rest.lastIndexOf(" ", width - 1) + 1 : 0;
        const at = blank > 0 ? blank : width;
        call.out(`${rest.slice(0, at)}\n`);
        rest = rest.slice(at);
      }
      call.out(`${rest}\n`);
    }
    return call.status;
  },
};
