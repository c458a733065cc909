/** Counts as GNU's head, tail and their like take them: `10`, `2K`, `3MB`. */

const UNITS = "KMGTPE";

/** The number; undefined: the text is none. */
export function countOf(text: string): number | undefined {
  const match = /^(\d+)(?:(b)|([KkMmGTPE])(iB|B)?)?$/.exec(text);
  if (!match) return undefined;
  const number = Number(match[1]);
  if (match[2]) return number * 512;
  if (!match[3]) return number;
  return number * (match[4] === "B" ? 1000 : 1024) ** (UNITS.indexOf(match[3].toUpperCase()) + 1);
}

/** `-5`, `-5f` and `+5` as options: what the letter before the number is, is the program's. */
export function withOldCount(words: readonly string[], signs = /^-(\d+)([a-z]*)$/): string[] {
  const match = signs.exec(words[0] ?? "");
  if (!match) return [...words];
  const letters = [...match[2] ?? ""].map((letter) => letter === "c" ? "" : `-${letter}`).filter((one) =>
    one
  );
  const isBytes = match[2]?.includes("c");
  const sign = words[0]!.startsWith("+") ? "+" : "";
  return [`-${isBytes ? "c" : "n"}${sign}${match[1]}`, ...letters, ...words.slice(1)];
}
