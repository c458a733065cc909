/** The programs of coreutils that read lines and bytes, besides those with files of their own. */
import type { CommandRecord } from "../command.ts";
import { expr, paste } from "../line_tools.ts";
import { plainRecord } from "../plain_record.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const TEXT_RECORDS: readonly CommandRecord[] = [
  plainRecord({
    name: "paste",
    about: "Puts lines of files side by side",
    usage: ["[OPTION]... [FILE]..."],
    options: {
      "d delimiters=LIST": "what stands between them, instead of tabs",
      "s serial": "one file after another, each on a line",
    },
  }, paste),
  plainRecord({
    name: "expr",
    about: "Works an expression out",
    usage: ["EXPRESSION"],
    options: {},
    readsOwnWords: true,
    notes:
      "An expression has |, &, comparisons, + - * / %, TEXT : PATTERN, length TEXT and substr TEXT FROM COUNT.",
  }, expr),
];
