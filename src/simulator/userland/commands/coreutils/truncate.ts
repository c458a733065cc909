/** truncate(1) as GNU has it. */
import { byteLength, bytesOf, textOf } from "../../../host/byte_text.ts";
import { refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { quoted } from "./shell_quoting.ts";

export const truncate: CommandRecord = {
  name: "truncate",
  about: "Cuts files to a size, or fills them up to it with zero bytes",
  usage: ["OPTION... FILE..."],
  options: {
    "c no-create": "make no file",
    "r reference=FILE": "the size of this file",
    "s size=SIZE":
      "the size; +, -, <, >, / and % before it: more, less, at most, at least, a multiple below or above",
  },
  run: runTruncate,
};

function runTruncate(call: Call): number {
  const [text, reference] = [call.value("s"), call.value("r")];
  if (text === undefined && reference === undefined) {
    return call.misused("you must specify either ‘--size’ or ‘--reference’");
  }
  const sized = text === undefined ? (before: number) => before : sizeChange(text);
  if (!sized) return call.complain(`Invalid number: ‘${text}’`);
  if (call.operands.length === 0) return call.misused("missing file operand");
  const other = reference === undefined ? undefined : call.files.status(call.path(reference));
  if (reference !== undefined && !other) {
    return call.complain(`cannot stat ${quoted(reference)}: No such file or directory`);
  }
  for (const name of call.operands) {
    const path = call.path(name);
    const isThere = call.files.exists(path);
    if (!isThere && call.has("c")) continue;
    let size = 0;
    const why = refusalOf(() => {
      if (!isThere) call.files.makeNode(path, "file", 0o666);
      const before = call.files.readText(path);
      size = sized(other?.size ?? byteLength(before));
      if (size <= MAX_BYTES) call.files.write(path, resized(before, size));
    });
    if (size > MAX_BYTES) {
      call.complain(`failed to truncate ${quoted(name)} at ${size} bytes: File too large`);
    }
    if (why !== undefined) call.complain(`cannot open ${quoted(name)} for writing: ${why}`);
  }
  return call.status;
}

const UNITS = "KMGTPE";

/** What a file may have here: its zero bytes take memory. */
const MAX_BYTES = 64 * 1024 ** 2;

/** The size after the change; undefined: the text is none. */
function sizeChange(text: string): ((before: number) => number) | undefined {
  const match = /^([-+<>/%]?)(\d+)(?:([KMGTPEk])(iB|B)?)?$/.exec(text);
  if (!match) return undefined;
  const base = match[4] === "B" ? 1000 : 1024;
  const size = Number(match[2]) * (match[3] ? base ** (UNITS.indexOf(match[3].toUpperCase()) + 1) : 1);
  if (/[/%]/.test(match[1]!) && size === 0) return undefined;
  switch (match[1]) {
    case "+":
      return (before) => before + size;
    case "-":
      return (before) => Math.max(0, before - size);
    case "<":
      return (before) => Math.min(before, size);
    case ">":
      return (before) => Math.max(before, size);
    case "/":
      return (before) => Math.floor(before / size) * size;
    case "%":
      return (before) => Math.ceil(before / size) * size;
  }
  return () => size;
}

function resized(text: string, size: number): string {
  const before = byteLength(text);
  return size < before ? textOf(bytesOf(text).slice(0, size)) : text + "\0".repeat(size - before);
}
