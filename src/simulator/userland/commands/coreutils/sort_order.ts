/** How sort compares two keys: as texts, numbers, sizes, months or versions. */
import { compareVersions } from "./version_order.ts";

/** Negative, 0 or positive. */
export type Comparison = (a: string, b: string) => number;

/** The comparison of letters such as `n` and `f`, without `r`. `salt` shuffles for `R`. */
export function comparisonOf(ordering: ReadonlySet<string>, salt: string): Comparison {
  const has = (letter: string) => ordering.has(letter);
  if (has("n")) return (a, b) => ordinal(numberOf(a), numberOf(b));
  if (has("h")) return compareSizes;
  if (has("g")) return compareGeneral;
  if (has("M")) return (a, b) => monthOf(a) - monthOf(b);
  const seen = (text: string) => {
    if (has("d")) text = text.replace(/[^A-Za-z0-9 \t]/g, "");
    if (has("i")) text = text.replace(/[^ -~]/g, "");
    return has("f") ? text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()) : text;
  };
  if (has("R")) {
    return (a, b) =>
      ordinal(shuffled(salt + seen(a)), shuffled(salt + seen(b))) || compareTexts(seen(a), seen(b));
  }
  if (has("V")) return (a, b) => compareVersions(seen(a), seen(b));
  return (a, b) => compareTexts(seen(a), seen(b));
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Which of them cannot stand together, as `Mn`; undefined: all can. */
export function incompatible(ordering: ReadonlySet<string>): string | undefined {
  const kinds = ["n", "g", "h", "M"].filter((letter) => ordering.has(letter)).length;
  const isText = ["d", "i", "R", "V"].some((letter) => ordering.has(letter));
  if (kinds + Number(isText) <= 1) return undefined;
  return [..."dfgihMnRV"].filter((letter) => ordering.has(letter)).join("");
}

function ordinal(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberOf(text: string): number {
  const found = /^[ \t\n]*(-?\d*(?:\.\d*)?)/.exec(text)![1]!;
  return Number(/\d/.test(found) ? found : 0);
}

const UNITS = "KMGTPEZYRQ";

/** By sign, then by unit, then by number: 900K comes before 1M, and before 2000M. */
function compareSizes(a: string, b: string): number {
  return ordinal(unitOf(a), unitOf(b)) || ordinal(numberOf(a), numberOf(b));
}

function unitOf(text: string): number {
  const [, sign, number = "", unit = ""] = /^[ \t\n]*(-?)(\d*(?:\.\d*)?)([A-Za-z]?)/.exec(text)!;
  const place = unit === "k" ? 1 : UNITS.indexOf(unit || "?") + 1;
  if (!/[1-9]/.test(number)) return 0;
  return sign === "-" ? -place : place;
}

/** What is no number comes first, then what says that it is none. */
function compareGeneral(a: string, b: string): number {
  const [left, right] = [generalOf(a), generalOf(b)];
  if (left === undefined || right === undefined) {
    return Number(left !== undefined) - Number(right !== undefined);
  }
  if (Number.isNaN(left) || Number.isNaN(right)) {
    return Number(Number.isNaN(right)) - Number(Number.isNaN(left));
  }
  return ordinal(left, right);
}

function generalOf(text: string): number | undefined {
  const found = /^\s*([-+]?)(inf(?:inity)?|nan|0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)/i.exec(text);
  if (!found) return undefined;
  const word = found[2]!.toLowerCase();
  const size = word.startsWith("inf") ? Infinity : Number(word);
  return found[1] === "-" ? -size : size;
}

const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

function monthOf(text: string): number {
  return MONTHS.indexOf(text.trimStart().slice(0, 3).toUpperCase()) + 1;
}

/** A number that looks like chance: FNV-1a. */
function shuffled(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
