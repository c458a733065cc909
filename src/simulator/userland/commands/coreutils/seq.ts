/** seq(1) as GNU has it. */
import type { Run } from "../../../host/process.ts";
import type { Call, CommandRecord } from "../command.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const seq: CommandRecord = {
  name: "seq",
  about: "Writes numbers from FIRST to LAST",
  usage: ["[OPTION]... LAST", "[OPTION]... FIRST LAST", "[OPTION]... FIRST INCREMENT LAST"],
  options: {
    "f format=FORMAT": "as printf writes numbers: %g, %f or %e, with a width and a precision",
    "s separator=STRING": "what stands between numbers, instead of a newline",
    "w equal-width": "zeros before shorter numbers",
  },
  stopsAtOperand: true,
  // A negative number is no option.
  rewrite: (words) => {
    const at = words.findIndex((word, index) =>
      /^-?[\d.]/.test(word) && !/^(-[fs]|--format|--separator)$/.test(words[index - 1] ?? "")
    );
    return at < 0 || words.includes("--") ? words : [...words.slice(0, at), "--", ...words.slice(at)];
  },
  run: runSeq,
};

function* runSeq(call: Call): Run {
  const { operands } = call;
  if (operands.length === 0) return call.misused("missing operand");
  if (operands.length > 3) return call.misused(`extra operand ‘${operands[3]}’`);
  const bad = operands.find((word) =>
    !/^\s*[-+]?(\d+\.?\d*(e[-+]?\d+)?|\.\d+(e[-+]?\d+)?|inf(inity)?)$/i.test(word)
  );
  if (bad !== undefined) return call.misused(`invalid floating point argument: ‘${bad}’`);
  const [first, step, last] = operands.length === 1
    ? ["1", "1", operands[0]!]
    : [operands[0]!, operands.length === 3 ? operands[1]! : "1", operands.at(-1)!];
  if (numberOf(step) === 0) return call.misused(`invalid Zero increment value: ‘${step}’`);
  const format = call.value("f");
  if (format !== undefined && call.has("w")) {
    return call.misused("format string may not be specified when printing equal width strings");
  }
  const shown = format === undefined ? plain(call, first, step, last) : formatter(format);
  if (typeof shown === "string") return call.complain(shown);
  yield* write(call, [first, step, last].map(numberOf), shown);
  return call.status;
}

function* write(
  call: Call,
  [first = 1, step = 1, last = 1]: readonly number[],
  shown: (value: number) => string,
): Run {
  const separator = call.value("s") ?? "\n";
  // What rounding takes from a step shall not take the last number.
  const slack = Math.abs(step) * 1e-9;
  let piece = "";
  let count = 0;
  for (
    let value = first;
    step > 0 ? value <= last + slack : value >= last - slack;
    value = first + ++count * step
  ) {
    piece += (count > 0 ? separator : "") + shown(value);
    if (piece.length < PIECE_CHARACTERS) continue;
    call.out(piece);
    piece = "";
    const output = call.process.task?.descriptors.get(1);
    while (output?.isFull) yield { kind: "ready", of: output };
  }
  if (count > 0) call.out(`${piece}\n`);
  return 0;
}

/** What is written at once. */
const PIECE_CHARACTERS = 4096;

function numberOf(word: string): number {
  const infinite = /^\s*([-+]?)inf/i.exec(word);
  return infinite ? (infinite[1] === "-" ? -Infinity : Infinity) : Number(word);
}

/** As many places as the longer of FIRST and INCREMENT has. */
function plain(call: Call, first: string, step: string, last: string): (value: number) => string {
  const placesOf = (word: string) => /\.(\d*)/.exec(word)?.[1]?.length ?? 0;
  const places = Math.max(placesOf(first), placesOf(step));
  const texts = [first, last].map((word) => numberOf(word)).filter(Number.isFinite);
  const width = call.has("w") ? Math.max(0, ...texts.map((value) => value.toFixed(places).length)) : 0;
  return (value) => {
    const text = value.toFixed(places);
    return text.startsWith("-") ? `-${text.slice(1).padStart(width - 1, "0")}` : text.padStart(width, "0");
  };
}

/** `%05.1f` and its like; a text tells what is wrong. */
function formatter(format: string): ((value: number) => string) | string {
  const parts = format.split(/(%%|%[-+ 0#']*\d*(?:\.\d*)?[A-Za-z])/);
  const directives = parts.filter((part) => /^%[^%]/.test(part));
  if (directives.length === 0) return `format ‘${format}’ has no % directive`;
  if (directives.length > 1) return `format ‘${format}’ has too many % directives`;
  const [, flags = "", width = "0", precision, kind = ""] = /^%([-+ 0#']*)(\d*)(?:\.(\d*))?(.)$/.exec(
    directives[0]!,
  )!;
  if (!/[efgEFG]/.test(kind)) return `format ‘${format}’ has unknown %${kind} directive`;
  const places = precision === undefined ? 6 : Number(precision);
  const size = Number(width);
  const digits = (value: number) =>
    /f/i.test(kind)
      ? value.toFixed(places)
      : /e/i.test(kind)
      ? exponent(value, places)
      : general(value, places || 1);
  const text = (value: number) => {
    const sign = value < 0 ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
    const body = digits(Math.abs(value));
    if (flags.includes("-")) return (sign + body).padEnd(size);
    return flags.includes("0") ? sign + body.padStart(size - sign.length, "0") : (sign + body).padStart(size);
  };
  return (value) =>
    parts.map((part) => part === "%%" ? "%" : part === directives[0] ? text(value) : part).join("");
}

function exponent(value: number, places: number): string {
  return value.toExponential(places).replace(/e([-+])(\d)$/, "e$10$2");
}

function general(value: number, precision: number): string {
  const power = value === 0 ? 0 : Number(value.toExponential(precision - 1).split("e")[1]);
  if (power >= -4 && power < precision) return String(Number(value.toFixed(precision - 1 - power)));
  return exponent(value, precision - 1).replace(/\.?0+e/, "e");
}
