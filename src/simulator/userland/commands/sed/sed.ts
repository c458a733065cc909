import {
  absolutePath,
  type Process,
  type Program,
  readAll,
  type Run,
  type Wait,
} from "../../../host/process.ts";
import { type CommandRecord, helpOf } from "../command.ts";
import { type CommandLine, parseCommandLine, parseOptionTable, UsageError } from "../options.ts";
import { Editor } from "./editor.ts";
import { InputFiles } from "./input_files.ts";
import { WrittenFiles } from "./outputs.ts";
import { parseSed } from "./parse.ts";
import { ScriptError, type ScriptPart } from "./script_text.ts";

/** Edits lines by a script. Source: the manual of GNU sed 4.9. */
const record: Omit<CommandRecord, "run"> = {
  name: "sed",
  about: "Edit the lines of files, or of standard input, by a script",
  usage: ["[OPTION]... {script-only-if-no-other-script} [input-file]..."],
  options: {
    "n quiet": "print only what the script prints",
    "e expression=SCRIPT": "a script, or a part of it",
    "f file=FILE": "take the script, or a part of it, from a file",
    "E regexp-extended": "patterns are extended regular expressions; -r is the same",
    "r": "patterns are extended regular expressions",
    "i in-place[=SUFFIX]": "write what comes out into the files; with a suffix keep a copy of each",
    "l line-length=N": "where the command l folds lines",
    "s separate": "every file for itself, and not all as one",
    "posix": "do only what POSIX says",
    "sandbox": "refuse the commands e, r and w",
    "u unbuffered": "hand on each line at once, as is done anyhow",
    "z null-data": "lines end with a NUL",
    "debug": "explain what is done",
    "follow-symlinks": "edit what links lead to",
    "version": "show the version",
  },
};

const OPTIONS = parseOptionTable({ ...record.options, "silent": "the same as -n" });
const LINE_LENGTH = 70;
const VERSION = "sed (GNU sed) 4.9\n";

/** `sed [OPTION]… SCRIPT [FILE]…` */
export const sed: Program = function* (process: Process): Run {
  const words = process.argv.slice(1);
  let line: CommandLine;
  try {
    line = parseCommandLine(words, OPTIONS);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.err(`sed: ${error.message}\n${usage()}`);
    return 1;
  }
  if (words.includes("--help") || line.has("version")) {
    process.out(line.has("version") ? VERSION : usage());
    return 0;
  }
  try {
    return yield* edit(process, line);
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error;
    process.err(`sed: ${error.message}\n`);
    return error.code;
  }
};

/** The same with its page of the manual; it reads its words itself. */
export const sedRecord: CommandRecord = {
  ...record,
  run: ({ process }) => sed(process),
};

function usage(): string {
  return helpOf(sedRecord);
}

function* edit(process: Process, line: CommandLine): Run {
  const names = [...line.operands];
  const parts: ScriptPart[] = [];
  for (const { key, value } of line.all("e", "f")) {
    parts.push(key === "e" ? { text: value } : { text: yield* scriptOf(process, value), file: value });
  }
  if (parts.length === 0) {
    const text = names.shift();
    if (text === undefined) {
      process.err(usage());
      return 1;
    }
    parts.push({ text });
  }
  const script = parseSed(parts, line.has("E", "r"));
  const end = line.has("z") ? "\0" : "\n";
  const written = new WrittenFiles(process, end);
  for (const { letter, text, substitution } of script.commands) {
    const isRefused = "erwW".includes(letter) && letter !== "";
    if (line.has("sandbox") && isRefused) {
      throw new ScriptError("-e expression #1, char 0: e/r/w commands disabled in sandbox mode");
    }
    if (letter === "w" || letter === "W") written.open(text);
    if (substitution?.file !== undefined) written.open(substitution.file);
  }
  const suffix = line.value("i");
  const input = new InputFiles(process, {
    names,
    isSeparate: line.has("s", "i"),
    end,
    ...(suffix === undefined ? {} : { suffix }),
  });
  return yield* new Editor(process, script, input, written, {
    isQuiet: line.has("n", "silent"),
    isPosix: line.has("posix"),
    lineLength: Number(line.value("l") ?? LINE_LENGTH),
    end,
  }).run();
}

function* scriptOf(process: Process, name: string): Generator<Wait, string, void> {
  if (name === "-" || name === "/dev/stdin") return yield* readAll(process);
  const { files } = process.machine;
  const path = absolutePath(process.cwd, name);
  const problem = files.isFolder(path) ? undefined : files.refusalTo("read", path);
  if (problem !== undefined) throw new ScriptError(`couldn't open file ${name}: ${problem}`, 4);
  return files.read(path) ?? "";
}
