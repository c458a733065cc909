/** The programs of coreutils that read lines and bytes, besides those with files of their own. */
import type { CommandRecord } from "../command.ts";
import { expr, nl, od, paste, tac } from "../line_tools.ts";
import { plainRecord } from "../plain_record.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const TEXT_RECORDS: readonly CommandRecord[] = [
  plainRecord({
    name: "nl",
    about: "Numbers lines",
    usage: ["[OPTION]... [FILE]..."],
    options: {
      "b body-numbering=STYLE": "a: all lines; t: those that are not empty",
      "s number-separator=STRING": "what follows the number, instead of a tab",
      "w number-width=NUM": "columns of the number, instead of 6",
    },
  }, nl),
  plainRecord({
    name: "od",
    about: "Shows bytes",
    usage: ["[OPTION]... [FILE]..."],
    options: {
      "A address-radix=RADIX": "n: no addresses",
      "b": "the same as -t o1",
      "c": "the same as -t c",
      "N read-bytes=NUM": "so many bytes",
      "t format=TYPE": "c: characters; d1, o1, o2, x1, x2: numbers of one or two bytes",
      "v output-duplicates": "does nothing here: all lines are written",
      "x": "the same as -t x2",
    },
  }, od),
  plainRecord({
    name: "paste",
    about: "Puts lines of files side by side",
    usage: ["[OPTION]... [FILE]..."],
    options: {
      "d delimiters=LIST": "what stands between them, instead of tabs",
      "s serial": "one file after another, each on a line",
    },
  }, paste),
  plainRecord(
    { name: "tac", about: "Writes lines, the last one first", usage: ["[FILE]..."], options: {} },
    tac,
  ),
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
