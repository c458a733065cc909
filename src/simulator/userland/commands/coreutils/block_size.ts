/** Sizes of blocks as `df -B` and `ls --block-size` take them: `1`, `K`, `2M`, `kB`, `MiB`. */

export interface BlockSize {
  bytes: number;
  /** What stands behind each number: the unit, where no number was given with it. */
  mark: string;
  /** `1K`, `512B` */
  name: string;
}

const LETTERS = "KMGTPE";

/** Undefined: the text is none. */
export function parseBlockSize(text: string): BlockSize | undefined {
  const match = /^(\d*)([KMGTPEk]?)(iB|B)?$/.exec(text);
  const number = Number(match?.[1] || 1);
  if (!match || text === "" || number === 0 || (match[2] === "" && match[3])) return undefined;
  const [, digits = "", letter = "", end = ""] = match;
  const power = LETTERS.indexOf((letter || "?").toUpperCase()) + 1;
  return {
    bytes: number * (end === "B" ? 1000 : 1024) ** power,
    mark: digits === "" ? letter + end : "",
    name: letter === "" ? `${number}B` : `${number}${letter}${end === "B" ? "B" : ""}`,
  };
}
