/** The programs of coreutils that read lines and bytes, besides those with files of their own. */
import type { CommandRecord } from "../command.ts";
import { expr, nl, od, paste, sort, tac, uniq } from "../line_tools.ts";
import { plainRecord } from "../plain_record.ts";
import { base64 } from "../text.ts";

/** Source: the manual of GNU coreutils 9.4. */
export const TEXT_RECORDS: readonly CommandRecord[] = [
  plainRecord({
    name: "sort",
    about: "Sorts lines",
    usage: ["[OPTION]... [FILE]..."],
    usageCode: 2,
    options: {
      "b ignore-leading-blanks": "not by blanks before a key",
      "f ignore-case": "capitals are like small letters",
      "h human-numeric-sort": "numbers such as 2K and 1G",
      "k key=FIELD[,FIELD]": "only these fields",
      "n numeric-sort": "by number",
      "r reverse": "the other way round",
      "s stable": "what is equal by its key stays as it is",
      "t field-separator=CHAR": "what stands between fields",
      "u unique": "only the first of those that are equal",
      "V version-sort": "numbers in texts by their value",
    },
  }, sort),
  plainRecord({
    name: "uniq",
    about: "Leaves out lines that are like the one before",
    usage: ["[OPTION]... [INPUT]"],
    options: {
      "c count": "how many there were, before each line",
      "d repeated": "only lines that there are several of",
      "i ignore-case": "capitals are like small letters",
      "u unique": "only lines that there is one of",
    },
  }, uniq),
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
    name: "base64",
    about: "Writes bytes as base64, or reads them",
    usage: ["[OPTION]... [FILE]"],
    options: { "d decode": "read base64", "w wrap=COLS": "0: all on one line" },
  }, base64),
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
