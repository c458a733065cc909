/**
 * Tables: command lines as text files under `tables/`, each run by the real kubectl and by ours against two equal
 * simulated clusters, whose outputs have to be the same. Their lines:
 *
 *     # a comment
 *     get pods -o wide              a command, without the word kubectl; quotes group words, VAR=x before it sets its
 *                                   environment, <<EOF feeds it the lines up to EOF
 *     ~ rollout status deploy/web   time goes on while this one runs; else it stands still
 *     * logs -l app=web             its lines may come in any order
 *     get pod POD[app=web]          POD[SELECTOR]: the first pod, by name, whose labels fit
 *     % world shop                  two new clusters; before the first command: `lecture`
 *     % advance 5m                  lets simulated time pass in both
 *     % file web.yaml <<EOF         writes a file into both folders, up to the line EOF
 *
 * After a command that has written something, a minute passes in both clusters.
 */
import { commandWords, HERE, hereDocument } from "../command_words.ts";

export type Step =
  | { kind: "command"; command: Command }
  | { kind: "world"; line: number; scenario: string }
  | { kind: "advance"; line: number; duration: string }
  | { kind: "file"; line: number; name: string; text: string };

export interface Command {
  /** Of the file, from 1. */
  line: number;
  /** As it is written in the table. */
  text: string;
  argv: string[];
  env: Record<string, string>;
  input?: string;
  isTimed: boolean;
  isUnordered: boolean;
}

/** @throws {SyntaxError} with the line */
export function parseTable(text: string): Step[] {
  const lines = text.split("\n");
  const steps: Step[] = [];
  for (let index = 0; index < lines.length; index++) {
    const content = lines[index]!.trimEnd();
    const line = index + 1;
    if (content === "" || content.startsWith("# ")) continue;
    const here = HERE.exec(content);
    let inside: string | undefined;
    if (here) {
      const document = hereDocument(lines, index, here[1]!);
      inside = document.text;
      index = document.end;
    }
    const bare = content.replace(HERE, "");
    steps.push(
      bare.startsWith("% ")
        ? directive(bare, line, inside)
        : { kind: "command", command: commandOf(bare, line, inside) },
    );
  }
  return steps;
}

function directive(content: string, line: number, text: string | undefined): Step {
  const [, word, value] = content.split(/\s+/);
  if (word === "world" && value) return { kind: "world", line, scenario: value };
  if (word === "advance" && value) return { kind: "advance", line, duration: value };
  if (word === "file" && value && text !== undefined) return { kind: "file", line, name: value, text };
  throw new SyntaxError(`line ${line}: cannot read "${content}"`);
}

function commandOf(content: string, line: number, input: string | undefined): Command {
  const isTimed = content.startsWith("~ ");
  const isUnordered = content.startsWith("* ");
  const text = isTimed || isUnordered ? content.slice(2) : content;
  const { env, words: argv } = commandWords(text, line);
  return { line, text, argv, env, isTimed, isUnordered, ...(input === undefined ? {} : { input }) };
}
