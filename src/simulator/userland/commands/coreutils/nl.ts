/** nl(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { eachLine } from "../lines.ts";
import { UsageError } from "../options.ts";
import { matcherOf, posixPattern } from "../text_tools/posix_pattern.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const nl: CommandRecord = {
  name: "nl",
  about: "Numbers lines",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "b body-numbering=STYLE":
      "a: all lines; t: those that are not empty; n: none; pBRE: those with the pattern",
    "d section-delimiter=CC": "what stands in a line of its own between the parts of a page, instead of \\:",
    "f footer-numbering=STYLE": "the same for feet",
    "h header-numbering=STYLE": "the same for heads",
    "i line-increment=NUMBER": "how far from one number to the next",
    "l join-blank-lines=NUMBER": "so many empty lines count as one",
    "n number-format=FORMAT": "ln: left; rn: right; rz: right, with zeros",
    "p no-renumber": "go on with the numbers on the next page",
    "s number-separator=STRING": "what follows the number, instead of a tab",
    "v starting-line-number=NUMBER": "the first number",
    "w number-width=NUMBER": "columns of the number, instead of 6",
  },
  run: runNl,
};

type Section = "h" | "b" | "f";

const DEFAULT_STYLES: Readonly<Record<Section, string>> = { h: "n", b: "t", f: "n" };
const NAMES: Readonly<Record<Section, string>> = { h: "header", b: "body", f: "footer" };

function* runNl(call: Call): Run {
  const first = numberOf(call, "v", 1, "starting line number");
  const step = numberOf(call, "i", 1, "line number increment");
  const joined = numberOf(call, "l", 1, "line number of blank lines", 1);
  const width = numberOf(call, "w", 6, "line number field width", 1);
  const problem = [first, step, joined, width].find((value) => typeof value === "string");
  if (problem !== undefined) return call.complain(problem as string);
  const show = formatOf(call, width as number);
  const styles = { h: styleOf(call, "h"), b: styleOf(call, "b"), f: styleOf(call, "f") };
  const separator = call.value("s") ?? "\t";
  const [one = "\\", two = ":"] = [...call.value("d") ?? "\\:"];
  const marks = new Map<string, Section>([[3, "h"], [2, "b"], [1, "f"]].map(([count, section]) => [
    (one + two).repeat(count as number),
    section as Section,
  ]));
  let [section, number, blanks]: [Section, number, number] = ["b", first as number, 0];
  const take = (line: string) => {
    const next = marks.get(line);
    if (next) {
      section = next;
      if (!call.has("p")) number = first as number;
      return call.out("\n");
    }
    blanks = line === "" ? blanks + 1 : 0;
    const isCounted = styles[section](line) && (line !== "" || blanks % (joined as number) === 0);
    const label = isCounted ? show(number) + separator : " ".repeat((width as number) + separator.length);
    if (isCounted) number += step as number;
    call.out(`${label}${line}\n`);
  };
  for (const name of call.operands.length > 0 ? call.operands : ["-"]) yield* eachLine(call, name, take);
  return call.status;
}

/** The number of an option, or what is wrong with it. */
function numberOf(call: Call, key: string, usual: number, what: string, least = -Infinity): number | string {
  const text = call.value(key);
  if (text === undefined) return usual;
  if (!/^[-+]?\d+$/.test(text)) return `invalid ${what}: ‘${text}’`;
  const number = Number(text);
  return number < least ? `invalid ${what}: ‘${text}’: Numerical result out of range` : number;
}

/** @throws {UsageError} */
function formatOf(call: Call, width: number): (number: number) => string {
  const format = call.value("n") ?? "rn";
  if (format === "ln") return (number) => String(number).padEnd(width);
  if (format === "rn") return (number) => String(number).padStart(width);
  if (format !== "rz") throw new UsageError(`invalid line numbering format: ‘${format}’`);
  return (number) => {
    const sign = number < 0 ? "-" : "";
    return sign + String(Math.abs(number)).padStart(width - sign.length, "0");
  };
}

/** Which lines of a part have numbers. @throws {UsageError} */
function styleOf(call: Call, section: Section): (line: string) => boolean {
  const style = call.value(section) ?? DEFAULT_STYLES[section];
  if (style === "a") return () => true;
  if (style === "t") return (line) => line !== "";
  if (style === "n") return () => false;
  if (!style.startsWith("p")) throw new UsageError(`invalid ${NAMES[section]} numbering style: ‘${style}’`);
  const pattern = matcherOf(posixPattern(style.slice(1), { isExtended: false }), "");
  return (line) => pattern.test(line);
}
