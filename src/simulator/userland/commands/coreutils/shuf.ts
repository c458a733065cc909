/** shuf(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";
import { textFrom } from "../lines.ts";
import { writeOutput } from "./written_output.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const shuf: CommandRecord = {
  name: "shuf",
  about: "Shuffles lines",
  usage: ["[OPTION]... [FILE]", "-e [OPTION]... [ARG]...", "-i LO-HI [OPTION]..."],
  options: {
    "e echo": "the operands are the lines",
    "i input-range=LO-HI": "the numbers from LO to HI are the lines",
    "n head-count=COUNT": "so many lines at most",
    "o output=FILE": "write to this file",
    "random-source=FILE": "does nothing here",
    "r repeat": "a line may come again",
    "z zero-terminated": "lines end with a zero byte",
  },
  run: runShuf,
};

function* runShuf(call: Call): Run {
  const { operands } = call;
  const ranges = call.line.values("i");
  if (call.has("e") && ranges.length > 0) return call.misused("cannot combine -e and -i options");
  if (ranges.length > 1) return call.complain("multiple -i options specified");
  const count = call.value("n");
  if (count !== undefined && !/^\d+$/.test(count)) return call.complain(`invalid line count: ‘${count}’`);
  const [, low, high] = /^(\d+)-(\d+)$/.exec(ranges[0] ?? "") ?? [];
  const isRange = low !== undefined && Number(low) <= Number(high) + 1;
  if (ranges.length > 0 && !isRange) return call.complain(`invalid input range: ‘${ranges[0]}’`);
  const extra = call.has("e") ? undefined : operands[ranges.length > 0 ? 0 : 1];
  if (extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
  const end = call.has("z") ? "\0" : "\n";
  let lines: string[];
  if (call.has("e")) lines = [...operands];
  else if (isRange) {
    lines = Array.from({ length: Number(high) - Number(low) + 1 }, (_, at) => `${Number(low) + at}`);
  } else {
    const [name = "-"] = operands;
    if (name !== "-" && call.files.isFolder(call.path(name))) {
      return call.complain("read error: Is a directory");
    }
    const text = yield* textFrom(call, name);
    if (text === undefined) return call.status;
    lines = text === "" ? [] : (text.endsWith(end) ? text.slice(0, -1) : text).split(end);
  }
  if (!call.has("r")) return write(call, shuffled(call, lines, Number(count ?? lines.length)), end);
  if (count === "0") return 0;
  if (lines.length === 0) return call.complain("no lines to repeat");
  return yield* repeated(call, lines, Number(count ?? Infinity), end);
}

/** Each of the first `count` places gets one of those that are left. */
function shuffled(call: Call, lines: string[], count: number): string[] {
  const { random } = call.process.machine;
  const most = Math.min(count, lines.length);
  for (let at = 0; at < most; at++) {
    const other = at + random.below(lines.length - at);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }
  return lines.slice(0, most);
}

const LINES_A_TURN = 1000;

function* repeated(call: Call, lines: readonly string[], count: number, end: string): Run {
  const { random } = call.process.machine;
  const any = () => lines[random.below(lines.length)]!;
  if (call.has("o")) return write(call, Array.from({ length: count }, any), end);
  for (let left = count; left > 0; left -= LINES_A_TURN) {
    write(call, Array.from({ length: Math.min(left, LINES_A_TURN) }, any), end);
    yield { kind: "busy", ms: 1 };
  }
  return 0;
}

function write(call: Call, lines: readonly string[], end: string): number {
  return writeOutput(call, lines.map((line) => line + end).join(""), (problem) => call.complain(problem));
}
