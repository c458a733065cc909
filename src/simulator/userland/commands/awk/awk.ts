/** `awk`, as mawk of Debian and Ubuntu has it. Source: POSIX, and the manual of mawk 1.3.4. */
import type { Process, Run } from "../../../host/process.ts";
import { bytesAsText } from "./bytes.ts";
import { openInput } from "./channels.ts";
import { Interpreter } from "./interpreter.ts";
import { assign } from "./main_input.ts";
import { parseAwk } from "./parse.ts";
import { PatternError } from "./pattern.ts";
import { Records } from "./records.ts";
import type { Program } from "./syntax.ts";
import { AwkSyntaxError, unescaped } from "./tokens.ts";
import { fromInput } from "./value.ts";

const VERSION = "mawk 1.3.4 20240123\n";
const USAGE = "Usage: mawk [Options] [Program] [file ...]\n";
/** No text has such a separator: what is read is read whole. */
const NEVER = "\xff\xfe";

interface CommandLine {
  assignments: string[];
  programFiles: string[];
  separator?: string;
  words: string[];
}

/** `awk [-F SEPARATOR] [-v NAME=VALUE] [-f FILE | PROGRAM] [FILE…]` */
export function* awk(process: Process): Run {
  const line = read(process.argv.slice(1).map(bytesAsText));
  if (typeof line === "string") {
    if (line.startsWith("mawk")) process.out(line);
    else process.err(`awk: ${line}\n`);
    return line.startsWith("mawk") ? 0 : 2;
  }
  let text = "";
  for (const name of line.programFiles) {
    const stream = openInput(process, name);
    if (typeof stream === "string") {
      process.err(`awk: cannot open ${name} (${stream})\n`);
      return 2;
    }
    text += `${(yield* new Records(stream, process).next(NEVER)) ?? ""}\n`;
  }
  if (line.programFiles.length === 0) {
    const first = line.words.shift();
    if (first === undefined) {
      process.err(USAGE);
      return 0;
    }
    text = first;
  }
  const program = parsed(process, text);
  if (!program) return 2;
  const interpreter = new Interpreter(process, program);
  const problem = prepare(interpreter, process, line);
  if (problem === undefined) return yield* interpreter.run();
  process.err(`awk: ${problem}\n`);
  return 2;
}

function parsed(process: Process, text: string): Program | undefined {
  try {
    return parseAwk(text);
  } catch (error) {
    if (!(error instanceof AwkSyntaxError || error instanceof PatternError)) throw error;
    process.err(`awk: ${error.message}\n`);
    return undefined;
  }
}

/** What is wrong, or a text to print that begins with `mawk`. */
function read(words: readonly string[]): CommandLine | string {
  const line: CommandLine = { assignments: [], programFiles: [], words: [...words] };
  while (line.words[0]?.startsWith("-") && line.words[0] !== "-") {
    const word = line.words.shift()!;
    if (word === "--") break;
    const letter = word[1]!;
    if (!"FvfW".includes(letter)) return `not an option: ${word}`;
    const value = word.length > 2 ? word.slice(2) : line.words.shift();
    if (value === undefined) return `option -${letter} lacks argument`;
    if (letter === "F") line.separator = value === "t" ? "t" : value;
    if (letter === "v") line.assignments.push(value);
    if (letter === "f") line.programFiles.push(value);
    if (letter === "W" && value.startsWith("v")) return VERSION;
  }
  return line;
}

function prepare({ memory }: Interpreter, process: Process, line: CommandLine): string | undefined {
  if (line.separator !== undefined) memory.set("FS", unescaped(line.separator));
  const words = ["awk", ...line.words];
  memory.set("ARGC", words.length);
  for (const [at, word] of words.entries()) memory.table("ARGV").set(String(at), fromInput(word));
  for (const [name, value] of Object.entries(process.env)) {
    memory.table("ENVIRON").set(bytesAsText(name), fromInput(bytesAsText(value)));
  }
  const wrong = line.assignments.find((word) => !assign(memory, word));
  return wrong === undefined ? undefined : `improper assignment: -v ${wrong}`;
}
