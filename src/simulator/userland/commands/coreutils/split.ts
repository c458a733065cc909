/** split(1) as GNU has it, without chunks and filters. */
import { bytesOf, textOf } from "../../../host/byte_text.ts";
import { readAll, type Run } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { countOf, withOldCount } from "./count_text.ts";
import { quoted } from "./shell_quoting.ts";
import { writeFile } from "./written_output.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const split: CommandRecord = {
  name: "split",
  about: "Splits a file into several",
  usage: ["[OPTION]... [FILE [PREFIX]]"],
  options: {
    "a suffix-length=N": "so many letters at the end of the names",
    "additional-suffix=SUFFIX": "what follows them",
    "b bytes=SIZE": "so many bytes in each",
    "d": "digits instead of letters",
    "l lines=NUMBER": "so many lines in each, instead of 1000",
    "numeric-suffixes[=FROM]": "the same as -d, from this number on",
    "verbose": "tell which files are made",
    "x": "hexadecimal digits instead of letters",
  },
  rewrite: (words) => withOldCount(words, /^-(\d+)()$/).map((word) => word.replace(/^-n(?=\d+$)/, "-l")),
  run: runSplit,
};

const USUAL_LINES = 1000;
const USUAL_LENGTH = 2;

function* runSplit(call: Call): Run {
  const [name = "-", prefix = "x", extra] = call.operands;
  if (extra !== undefined) return call.misused(`extra operand ‘${extra}’`);
  if (call.has("l") && call.has("b")) return call.misused("cannot split in more than one way");
  const [key, unit] = call.has("b") ? ["b", "bytes"] : ["l", "lines"];
  const text = call.value(key!);
  const size = text === undefined ? USUAL_LINES : countOf(text);
  if (size === undefined) return call.complain(`invalid number of ${unit}: ‘${text}’`);
  if (size === 0) {
    return call.complain(`invalid number of ${unit}: ‘${text}’: Numerical result out of range`);
  }
  const length = call.value("a") ?? String(USUAL_LENGTH);
  if (!/^\d+$/.test(length)) return call.complain(`invalid suffix length: ‘${length}’`);
  const whole = name === "-"
    ? yield* readAll(call.process)
    : attempt(() => call.files.readText(call.path(name)));
  if (whole === undefined) {
    const why = refusalOf(() => call.files.readText(call.path(name)));
    return call.complain(
      why === "Is a directory" ? `${name}: ${why}` : `cannot open ${quoted(name)} for reading: ${why}`,
    );
  }
  const parts = call.has("b") ? byBytes(whole, size) : byLines(whole, size);
  return writeParts(call, parts, prefix, Number(length) || USUAL_LENGTH);
}

function byBytes(text: string, size: number): string[] {
  const bytes = bytesOf(text);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += size) parts.push(textOf(bytes.subarray(at, at + size)));
  return parts;
}

function byLines(text: string, size: number): string[] {
  const lines = text.split(/(?<=\n)/);
  const parts: string[] = [];
  for (let at = 0; at < lines.length && text !== ""; at += size) {
    parts.push(lines.slice(at, at + size).join(""));
  }
  return parts;
}

function writeParts(call: Call, parts: readonly string[], prefix: string, length: number): number {
  const isNumeric = call.has("d", "numeric-suffixes");
  const signs = isNumeric ? "0123456789" : call.has("x") ? "0123456789abcdef" : "abcdefghijklmnopqrstuvwxyz";
  const grows = !call.has("a") && !call.value("numeric-suffixes");
  const first = Number(call.value("numeric-suffixes") || 0);
  for (const [at, part] of parts.entries()) {
    const suffix = suffixOf(first + at, signs, length, grows);
    if (suffix === undefined) return call.complain("output file suffixes exhausted");
    const name = prefix + suffix + (call.value("additional-suffix") ?? "");
    const why = writeFile(call, name, part);
    if (why !== undefined) return call.complain(`${name}: ${why}`);
    if (call.has("verbose")) call.out(`creating file ${quoted(name)}\n`);
  }
  return call.status;
}

/** `aa` to `yz`, then `zaaa` to `zyzz` where it may grow, so that the names keep their order; undefined: there are no more. */
function suffixOf(number: number, signs: string, length: number, grows: boolean): string | undefined {
  const base = signs.length;
  let [left, places, start] = [number, length, ""];
  if (grows) {
    const room = (count: number) => (base - 1) * base ** (count - 1);
    while (left >= room(places)) {
      left -= room(places);
      start += signs.at(-1);
      places += 1;
    }
  }
  if (left >= base ** places) return undefined;
  let suffix = "";
  for (let place = 0; place < places; place++) {
    suffix = signs[left % base] + suffix;
    left = Math.floor(left / base);
  }
  return start + suffix;
}
