/** How a tool of the field speaks of itself: each has its own layout of help, and its own words for a wrong command line. */
import type { Flag, UsageError } from "./flags.ts";
import { helpText } from "./help_text.ts";
import { nearest } from "./nearest.ts";
import type { Program } from "./program.ts";

export interface Manner {
  help(program: Program, path: string, globalFlags: readonly Flag[]): string;
  /** What goes to standard error, with its last newline. */
  usageError(error: UsageError, program: Program, path: string): string;
  /** A word that names no program of a group; undefined: then its help is shown. */
  unknownCommand(group: Program, word: string, path: string): string | undefined;
  /** The exit code of a group that is called without a word; absent: 0. */
  bareCode?(group: Program): number;
}

/** In the words of kubectl and of github.com/spf13/cobra. */
export const kubectlManner: Manner = {
  help: helpText,
  usageError: (error, _program, path) => `error: ${error.message}\n${error.hint(path)}\n`,
  unknownCommand({ programs = [] }, word, path) {
    const near = nearest(word, programs.map((child) => child.name));
    const hint = near.length ? `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join("")}` : "\n";
    return `error: unknown command ${JSON.stringify(word)} for ${JSON.stringify(path)}${hint}`;
  },
};
