/** What GNU's programs and busybox' have in common, and where their words differ. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { absolutePath, type Process, readAll, type Wait } from "../../host/process.ts";

/** Debian and its kin have GNU's programs; the other images have busybox'. */
export function isGnu(process: Process): boolean {
  return process.machine.files.exists("/etc/debian_version");
}

/** Standard output is a terminal: columns and the like are for readers only. */
export function writesToTerminal(process: Process): boolean {
  return process.task ? process.task.descriptors.get(1)?.terminal !== undefined : process.tty;
}

/** The name that a program was called by. */
export function programName(process: Process): string {
  return (process.argv[0] ?? "").split("/").at(-1)!;
}

export interface Options {
  /** Letters that were given, with their values; of a letter without a value the value is empty. */
  given: Map<string, string>;
  names: string[];
}

/** Letters of `spec` may be given, those with a colon take a value; `long` maps `--name` to a letter. */
export function readOptions(
  process: Process,
  spec: string,
  long: Readonly<Record<string, string>> = {},
): Options | undefined {
  const given = new Map<string, string>();
  const names: string[] = [];
  const words = process.argv.slice(1);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--") {
      names.push(...words.slice(at + 1));
      break;
    }
    if (word.startsWith("--")) {
      const [name = "", value] = word.slice(2).split("=");
      const letter = ownEntry(long, name);
      if (letter === undefined) return invalid(process, `unrecognized option '${word}'`);
      given.set(letter, value ?? (spec.includes(`${letter}:`) ? words[++at] ?? "" : ""));
    } else if (!/^-./.test(word)) names.push(word);
    else {
      for (let place = 1; place < word.length; place++) {
        const letter = word[place]!;
        if (!spec.includes(letter) || letter === ":") {
          return invalid(process, `invalid option -- '${letter}'`);
        }
        if (!spec.includes(`${letter}:`)) {
          given.set(letter, "");
          continue;
        }
        const value = word.slice(place + 1) || words[++at];
        if (value === undefined) return invalid(process, `option requires an argument -- '${letter}'`);
        given.set(letter, value);
        break;
      }
    }
  }
  return { given, names };
}

function invalid(process: Process, text: string): undefined {
  const name = programName(process);
  process.err(`${name}: ${text}\n${isGnu(process) ? `Try '${name} --help' for more information.\n` : ""}`);
  return undefined;
}

/** The text of a file, `-` being standard input; undefined, and complained of, where it cannot be read. */
export function* textOfFile(process: Process, name: string): Generator<Wait, string | undefined, void> {
  if (name === "-" || name === "/dev/stdin") return yield* readAll(process);
  const path = absolutePath(process.cwd, name);
  if (path === "/dev/null") return "";
  const { files } = process.machine;
  const text = files.read(path);
  if (text !== undefined) return text;
  const program = programName(process);
  const problem = files.refusalTo("read", path) ?? "No such file or directory";
  if (isGnu(process)) {
    const verb = OPENING[program];
    process.err(
      `${program}: ${
        verb && problem !== "Is a directory" ? `${verb} '${name}' for reading` : name
      }: ${problem}\n`,
    );
  } else if (files.isFolder(path)) process.err(`${program}: read error: ${problem}\n`);
  else process.err(`${program}: can't open '${name}': ${problem}\n`);
  return undefined;
}

const OPENING: Readonly<Record<string, string>> = { head: "cannot open", tail: "cannot open" };

/** A text's lines, without their newlines. */
export function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

/** All lines of the files, or of standard input; `status` is 1 where one cannot be read. */
export function* linesOfFiles(
  process: Process,
  names: readonly string[],
): Generator<Wait, { lines: string[]; status: number }, void> {
  const lines: string[] = [];
  let status = 0;
  for (const name of names.length > 0 ? names : ["-"]) {
    const text = yield* textOfFile(process, name);
    if (text === undefined) status = 1;
    else for (const line of linesOf(text)) lines.push(line);
  }
  return { lines, status };
}
