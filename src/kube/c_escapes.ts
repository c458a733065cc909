/** The escapes of C's strings, which Go, shells and their tools have, too, each with some of its own. */

/** A letter after the backslash, and what the two stand for. */
export const C_ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
};

/** The other way round: a character, and how it is written. */
export const C_ESCAPED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(C_ESCAPES).map(([letter, character]) => [character, `\\${letter}`]),
);
