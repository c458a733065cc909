/** head(1) as GNU has it. */
import { byteLength, bytesOf, textOf } from "../../../host/byte_text.ts";
import { readAll, readLine, readSome, type Run } from "../../../host/process.ts";
import { attempt, refusalOf } from "../../../host/system_error.ts";
import type { Call, CommandRecord } from "../command.ts";
import { firstBytes } from "../first_bytes.ts";
import { countOf, withOldCount } from "./count_text.ts";
import { quoted } from "./shell_quoting.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const head: CommandRecord = {
  name: "head",
  about: "Writes the first lines of files",
  usage: ["[OPTION]... [FILE]..."],
  options: {
    "c bytes=NUM": "so many bytes; with a -, all but the last ones",
    "n lines=NUM": "so many lines instead of 10; with a -, all but the last ones",
    "q quiet": "no names of files",
    "silent": "the same",
    "v verbose": "always names of files",
    "z zero-terminated": "lines end with NUL",
  },
  rewrite: (words) => withOldCount(words),
  run: runHead,
};

interface Part {
  count: number;
  isBytes: boolean;
  isAllBut: boolean;
  end: string;
}

function* runHead(call: Call): Run {
  const part = partOf(call);
  if (typeof part === "string") return call.complain(part);
  const names = call.operands.length > 0 ? call.operands : ["-"];
  const isNamed = call.has("v") || (names.length > 1 && !call.has("q", "silent"));
  let isFirst = true;
  for (const name of names) {
    const text = name === "-" ? "" : readOpened(call, name);
    if (text === undefined) continue;
    if (isNamed) call.out(`${isFirst ? "" : "\n"}==> ${name === "-" ? "standard input" : name} <==\n`);
    isFirst = false;
    if (name === "-") yield* headOfInput(call, part);
    else if (part.isBytes && !part.isAllBut) {
      yield* firstBytes(call.process, call.path(name), text, part.count);
    } else call.out(headOf(text, part));
  }
  return call.status;
}

/** What is wanted, or what is wrong with the wish. */
function partOf(call: Call): Part | string {
  const last = call.line.last("c", "n");
  const given = last === undefined ? "10" : call.value(last)!;
  const isBytes = last === "c";
  const count = countOf(given.replace(/^-/, ""));
  if (count === undefined) {
    return `invalid number of ${isBytes ? "bytes" : "lines"}: ‘${given.replace(/^-/, "")}’`;
  }
  return { count, isBytes, isAllBut: given.startsWith("-"), end: call.has("z") ? "\0" : "\n" };
}

/** The text of a file, in the words that head and tail share. */
export function readOpened(call: Call, name: string): string | undefined {
  const path = call.path(name);
  const text = attempt(() => call.files.readText(path));
  if (text !== undefined) return text;
  const why = refusalOf(() => call.files.readText(path)) ?? "Input/output error";
  call.complain(
    why === "Is a directory"
      ? `error reading ${quoted(name)}: ${why}`
      : `cannot open ${quoted(name)} for reading: ${why}`,
  );
  return undefined;
}

function headOf(text: string, { count, isBytes, isAllBut, end }: Part): string {
  if (isBytes) {
    const bytes = bytesOf(text);
    return textOf(bytes.slice(0, isAllBut ? Math.max(0, bytes.length - count) : count));
  }
  const lines = text.split(end);
  const isEnded = lines.at(-1) === "";
  const total = isEnded ? lines.length - 1 : lines.length;
  const shown = Math.min(total, isAllBut ? Math.max(0, total - count) : count);
  if (shown === total) return text;
  return lines.slice(0, shown).map((line) => line + end).join("");
}

/** Reads no further than it has to. */
function* headOfInput({ process }: Call, part: Part): Run {
  if (part.isAllBut || part.end === "\0") {
    process.out(headOf(yield* readAll(process), part));
    return 0;
  }
  for (let left = part.count; left > 0;) {
    const text = part.isBytes ? yield* readSome(process) : yield* readLine(process);
    if (text === undefined) break;
    const cut = part.isBytes ? textOf(bytesOf(text).slice(0, left)) : text;
    process.out(cut);
    left -= part.isBytes ? byteLength(cut) : 1;
  }
  return 0;
}
