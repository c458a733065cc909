import type { Run } from "../../../host/process.ts";
import type { Assigned } from "../assignments.ts";
import type { Shell } from "../shell.ts";

/** A command that the shell runs itself. `declared`: arguments that are assignments, by their place. */
export type Builtin = (
  shell: Shell,
  words: readonly string[],
  declared: ReadonlyMap<number, Assigned>,
) => Run | number;

/** Letters before the arguments; undefined, and complained of, where one is unknown. */
export function readLetters(
  shell: Shell,
  words: readonly string[],
  allowed: string,
  usage: string,
): { letters: string; rest: string[] } | undefined {
  let letters = "";
  for (let at = 1; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--") return { letters, rest: words.slice(at + 1) };
    if (!/^-./.test(word)) return { letters, rest: words.slice(at) };
    const unknown = [...word.slice(1)].find((letter) => !allowed.includes(letter));
    if (unknown !== undefined) {
      invalidOption(shell, words[0]!, `-${unknown}`, usage);
      return undefined;
    }
    letters += word.slice(1);
  }
  return { letters, rest: [] };
}

export function invalidOption(shell: Shell, name: string, option: string, usage: string): 2 {
  if (shell.flavour.isBash) {
    shell.complain(`${name}: ${option}: invalid option`);
    shell.process.err(`${name}: usage: ${usage}\n`);
  } else shell.complain(`${name}: Illegal option ${option}`);
  return 2;
}
