/**
 * Transcripts: terminal sessions as text files under `transcripts/`, replayed with the real clients. Their lines:
 *
 *     # a comment, at the beginning or after an empty line
 *     % scenario lecture          the world to start from (default: empty); before all else
 *     % advance 5m                lets simulated time pass at once
 *     % file web.yaml <<EOF       writes a file into the client's folder, up to the line EOF
 *     $ kubectl get pods -n shop  a command; quotes group words, VAR=x before it sets its environment, <<EOF feeds it
 *     NAME   READY   …            what it prints: the lines that follow. … stands for anything within a line, a line
 *                                 of … alone for any lines; runs of spaces are equal to each other, and empty lines
 *                                 count only between others
 *     ! Error from server …       the same for standard error
 *     [1]                         its exit code, when that is not 0
 *     ? deploy/web -n shop {.spec.replicas} = 3
 *                                 what the cluster's state has to become, read past the client; … as above
 */
import { commandWords, HERE, hereDocument } from "./command_words.ts";

export type Step = CommandStep | StateStep | { kind: "advance"; line: number; duration: string } | FileStep;

export interface CommandStep {
  kind: "command";
  /** Of the file, from 1. */
  line: number;
  env: Record<string, string>;
  program: string;
  argv: string[];
  input: string | undefined;
  out: string[];
  err: string[];
  code: number;
}

export interface StateStep {
  kind: "state";
  line: number;
  /** `deployments/web` */
  object: string;
  namespace: string;
  /** A JSONPath template. */
  path: string;
  expected: string;
}

export interface FileStep {
  kind: "file";
  line: number;
  name: string;
  text: string;
}

export interface Transcript {
  scenario: string;
  steps: Step[];
}

/** @throws {SyntaxError} with the line */
export function parseTranscript(text: string): Transcript {
  const lines = text.split("\n");
  const steps: Step[] = [];
  let scenario = "empty";
  let command: CommandStep | undefined;
  let blank = false;
  for (let index = 0; index < lines.length; index++) {
    const content = lines[index]!;
    const line = index + 1;
    const body = (mark: RegExpExecArray) => {
      const { text, end } = hereDocument(lines, index, mark[1]!);
      index = end;
      return text;
    };
    if (content === "") blank = true;
    if (content === "" || (content.startsWith("# ") && (blank || !command))) continue;
    if (content.startsWith("$ ")) {
      const here = HERE.exec(content);
      command = commandStep(content.slice(2).replace(HERE, ""), line, here ? body(here) : undefined);
      steps.push(command);
    } else if (content.startsWith("% ") || content.startsWith("? ")) {
      command = undefined;
      const here = HERE.exec(content);
      const words = content.slice(2).replace(HERE, "").trim().split(/\s+/);
      if (content.startsWith("? ")) steps.push(stateStep(content, line));
      else if (words[0] === "scenario" && steps.length === 0 && words[1]) scenario = words[1];
      else if (words[0] === "advance" && words[1]) steps.push({ kind: "advance", line, duration: words[1] });
      else if (words[0] === "file" && words[1] && here) {
        steps.push({ kind: "file", line, name: words[1], text: body(here) });
      } else throw new SyntaxError(`line ${line}: cannot read "${content}"`);
    } else if (!command) throw new SyntaxError(`line ${line}: no command has printed "${content}"`);
    else addExpectation(command, content, blank);
    blank = false;
  }
  return { scenario, steps };
}

/** Whether a line tells what a command prints. */
export function isExpectation(line: string): boolean {
  return line !== "" && !/^[$%?] /.test(line);
}

function addExpectation(command: CommandStep, content: string, isAfterBlank: boolean): void {
  const code = /^\[(\d+)\]$/.exec(content);
  if (code) command.code = Number(code[1]);
  else if (content.startsWith("! ")) command.err.push(content.slice(2));
  else {
    if (isAfterBlank && command.out.length > 0) command.out.push("");
    command.out.push(content);
  }
}

function commandStep(text: string, line: number, input: string | undefined): CommandStep {
  const { env, words: [program = "", ...argv] } = commandWords(text, line);
  return { kind: "command", line, env, program, argv, input, out: [], err: [], code: 0 };
}

function stateStep(content: string, line: number): StateStep {
  const found = /^\? (\S+)(?: -n (\S+))? (\{.*\}) =(?: (.*))?$/.exec(content);
  if (!found) throw new SyntaxError(`line ${line}: expected "? KIND/NAME [-n NAMESPACE] {JSONPATH} = VALUE"`);
  return {
    kind: "state",
    line,
    object: found[1]!,
    namespace: found[2] ?? "default",
    path: found[3]!,
    expected: found[4] ?? "",
  };
}

/** Whether what was printed is what is expected; see above for …, spaces and empty lines. */
export function isPrinted(expected: readonly string[], actual: string): boolean {
  return isLike(linesOf(expected.join("\n")), linesOf(actual), "…", isLineLike);
}

/** Without what does not count: spaces at the end, empty lines at the end, and more than one empty line. */
function linesOf(text: string): string[] {
  const trimmed = text.replace(/[ \t]+$/gm, "").replace(/\n+$/, "").replace(/\n{3,}/g, "\n\n");
  return trimmed === "" ? [] : trimmed.split("\n");
}

function isLineLike(expected: string, actual: string): boolean {
  const even = (text: string) => [...text.replace(/[ \t]{2,}|\t/g, "  ")];
  return isLike(even(expected), even(actual), "…", (a, b) => a === b);
}

/** Wildcards stand for any number of items. Goes back to the last wildcard only, so it takes no more than n·m steps. */
function isLike(
  expected: readonly string[],
  actual: readonly string[],
  wildcard: string,
  isSame: (expected: string, actual: string) => boolean,
): boolean {
  let [at, seen, star, retry] = [0, 0, -1, 0];
  while (seen < actual.length) {
    if (expected[at] === wildcard) {
      star = at++;
      retry = seen;
    } else if (at < expected.length && isSame(expected[at]!, actual[seen]!)) {
      at++;
      seen++;
    } else if (star >= 0) {
      at = star + 1;
      seen = ++retry;
    } else return false;
  }
  while (expected[at] === wildcard) at++;
  return at === expected.length;
}
