/** join(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { splitLines, textFrom } from "../lines.ts";
import { compareTexts } from "./sort_order.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const join: CommandRecord = {
  name: "join",
  about: "Puts lines of two sorted files together that have a field in common",
  usage: ["[OPTION]... FILE1 FILE2"],
  options: {
    "a=FILENUM": "also the lines of this file that have no partner",
    "check-order": "it is an error if a file is not sorted",
    "nocheck-order": "nobody looks whether the files are sorted",
    "e=STRING": "what stands for fields that are not there",
    "header": "the first lines are headings",
    "i ignore-case": "capitals are like small letters",
    "j=FIELD": "the same as -1 FIELD -2 FIELD",
    "o=FORMAT": "what is written: 0 for the common field, FILENUM.FIELD; auto",
    "t=CHAR": "what stands between fields, instead of blanks",
    "v=FILENUM": "only the lines of this file that have no partner",
    "1=FIELD": "the common field of the first file",
    "2=FIELD": "that of the second",
    "z zero-terminated": "lines end with a zero byte",
  },
  run: runJoin,
};

type Line = readonly string[];
interface Side {
  name: string;
  number: 1 | 2;
  lines: Line[];
  texts: readonly string[];
  /** The place of the common field. */
  key: number;
}
/** A field of a file, or the common one. */
type Part = "key" | readonly [file: number, field: number];

function* runJoin(call: Call): Run {
  const [first, second, extra] = call.operands;
  if (first === undefined) return call.misused("missing operand");
  if (second === undefined) return call.misused(`missing operand after ‘${first}’`);
  if (extra !== undefined) return call.misused(`extra operand '${extra}'`);
  const problem = optionProblem(call);
  if (problem !== undefined) return call.complain(problem);
  const sides: Side[] = [];
  for (const [at, name] of [first, second].entries()) {
    const text = yield* textFrom(call, name);
    if (text === undefined) return 1;
    const number = at === 0 ? 1 : 2;
    const texts = call.has("z") ? text.replace(/\0$/, "").split("\0") : splitLines(text);
    const key = Number(call.value(String(number)) ?? call.value("j") ?? 1) - 1;
    sides.push({ name, number, texts, lines: texts.map((line) => fieldsOf(call, line)), key });
  }
  return new Joining(call, sides[0]!, sides[1]!).run();
}

function optionProblem(call: Call): string | undefined {
  const separator = call.value("t");
  if (separator !== undefined && [...separator].length > 1 && separator !== "\\0") {
    return `multi-character tab ‘${separator}’`;
  }
  const fields = call.line.all("1", "2", "j").map(({ value }) => value);
  const files = call.line.all("a", "v").map(({ value }) => value);
  const bad = [
    ...fields.filter((text) => !/^0*[1-9]\d*$/.test(text)),
    ...files.filter((text) => !/^[12]$/.test(text)),
  ];
  if (bad.length > 0) return `invalid field number: ‘${bad[0]}’`;
  for (const part of partsOf(call)) {
    if (part === "0") continue;
    const [, field] = /^[12]\.(.*)$/s.exec(part) ?? [];
    if (field === undefined) return `invalid file number in field spec: ‘${part}’`;
    if (!/^0*[1-9]\d*$/.test(field)) return `invalid field number: ‘${field}’`;
  }
  return undefined;
}

function partsOf(call: Call): string[] {
  const format = call.line.values("o").join(" ");
  return format === "auto" ? [] : format.split(/[\s,]+/).filter((part) => part !== "");
}

function fieldsOf(call: Call, line: string): Line {
  const separator = call.value("t");
  if (separator === undefined) return line.trim() === "" ? [] : line.replace(/^[ \t]+/, "").split(/[ \t]+/);
  return separator === "" ? [line] : line.split(separator === "\\0" ? "\0" : separator);
}

class Joining {
  readonly #call: Call;
  readonly #sides: readonly [Side, Side];
  readonly #parts: readonly Part[] | undefined;
  readonly #only: boolean;
  #isUnsorted = false;
  #hasLonely = false;

  constructor(call: Call, left: Side, right: Side) {
    this.#call = call;
    this.#sides = [left, right];
    this.#only = call.has("v");
    const parts = partsOf(call).map((part): Part => {
      const [file, field] = part.split(".").map(Number);
      return field === undefined ? "key" : [file!, field - 1];
    });
    const auto = () => this.#sides.flatMap((side) => autoParts(side));
    this.#parts = call.value("o") === "auto" ? ["key", ...auto()] : parts.length > 0 ? parts : undefined;
  }

  run(): number {
    const [left, right] = this.#sides;
    let [one, two] = [0, 0];
    if (this.#call.has("header") && (left.lines.length > 0 || right.lines.length > 0)) {
      this.#write(left.lines[one++], right.lines[two++]);
    }
    while (one < left.lines.length || two < right.lines.length) {
      if (!this.#isInOrder(left, one) || !this.#isInOrder(right, two)) return 1;
      const [a, b] = [left.lines[one], right.lines[two]];
      const order = a === undefined
        ? 1
        : b === undefined
        ? -1
        : this.#compare(a[left.key] ?? "", b[right.key] ?? "");
      if (order < 0) this.#lonely(left, one++);
      else if (order > 0) this.#lonely(right, two++);
      else {
        const [toOne, toTwo] = [this.#endOf(left, one), this.#endOf(right, two)];
        for (const line of left.lines.slice(one, toOne)) {
          for (const other of right.lines.slice(two, toTwo)) if (!this.#only) this.#write(line, other);
        }
        [one, two] = [toOne, toTwo];
      }
    }
    if (this.#isUnsorted && !this.#call.has("nocheck-order")) {
      return this.#call.complain("input is not in sorted order");
    }
    return this.#call.status;
  }

  /** Behind the lines that have the same field. */
  #endOf({ lines, key }: Side, from: number): number {
    let at = from + 1;
    while (at < lines.length && this.#compare(lines[at]![key] ?? "", lines[from]![key] ?? "") === 0) at++;
    return at;
  }

  #compare(a: string, b: string): number {
    return this.#call.has("i") ? compareTexts(a.toUpperCase(), b.toUpperCase()) : compareTexts(a, b);
  }

  /** Only where some line has no partner the order matters, unless it is asked for. */
  #isInOrder({ name, lines, texts, key }: Side, at: number): boolean {
    const call = this.#call;
    const first = call.has("header") ? 1 : 0;
    if (at <= first || at >= lines.length || call.has("nocheck-order")) return true;
    if (this.#compare(lines[at - 1]![key] ?? "", lines[at]![key] ?? "") <= 0) return true;
    const isStrict = call.has("check-order");
    if (!isStrict && (!this.#hasLonely || this.#isUnsorted)) return true;
    call.complain(`${name}:${at + 1}: is not sorted: ${texts[at]}`);
    this.#isUnsorted = true;
    return !isStrict;
  }

  #lonely(side: Side, at: number): void {
    this.#hasLonely = true;
    const isShown = [...this.#call.line.values("a"), ...this.#call.line.values("v")].includes(
      String(side.number),
    );
    if (!isShown) return;
    this.#write(...(side.number === 1 ? [side.lines[at]] : [undefined, side.lines[at]]) as [Line?, Line?]);
  }

  #write(left: Line | undefined, right?: Line): void {
    const [one, two] = this.#sides;
    const call = this.#call;
    const common = left ? left[one.key] : right?.[two.key];
    const filled = (text: string | undefined) => text || (call.value("e") ?? "");
    const others = (line: Line | undefined, { key }: Side) => line?.filter((_, at) => at !== key) ?? [];
    const texts = this.#parts
      ? this.#parts.map((part) => filled(part === "key" ? common : (part[0] === 1 ? left : right)?.[part[1]]))
      : [filled(common), ...[...others(left, one), ...others(right, two)].map(filled)];
    const between = call.value("t");
    call.out(
      texts.join(between === undefined ? " " : between === "\\0" ? "\0" : between) +
        (call.has("z") ? "\0" : "\n"),
    );
  }
}

/** All but the common field, as many as the first line has. */
function autoParts({ lines, key, number }: Side): Part[] {
  return (lines[0] ?? []).flatMap((_, at): Part[] => at === key ? [] : [[number, at]]);
}
