/** The order of names with numbers in them, as `sort -V` and `ls -v` have it: `v1.9` before `v1.10`. */

const SUFFIX = /(?:\.[A-Za-z~][A-Za-z0-9~]*)*$/;

/** Negative, 0 or positive. Source: "Version sort ordering" in the manual of GNU coreutils. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const order = special(a) - special(b);
  if (order !== 0) return order;
  const [left, right] = [a.replace(SUFFIX, ""), b.replace(SUFFIX, "")];
  return compareParts(left, right) || compareParts(a, b);
}

/** Nothing, `.`, `..`, hidden names, the others. */
function special(name: string): number {
  return name === "" ? 0 : name === "." ? 1 : name === ".." ? 2 : name.startsWith(".") ? 3 : 4;
}

/** Texts and numbers by turns. */
function compareParts(a: string, b: string): number {
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    for (; isText(a, i) || isText(b, j); i++, j++) {
      const difference = weight(a, i) - weight(b, j);
      if (difference !== 0) return difference;
    }
    const [one, other] = [numberAt(a, i), numberAt(b, j)];
    i += one.length;
    j += other.length;
    const [left, right] = [one.replace(/^0+/, ""), other.replace(/^0+/, "")];
    if (left.length !== right.length) return left.length - right.length;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function isText(text: string, at: number): boolean {
  return at < text.length && !isDigit(text[at]!);
}

function isDigit(char: string): boolean {
  return char >= "0" && char <= "9";
}

function numberAt(text: string, at: number): string {
  let end = at;
  while (end < text.length && isDigit(text[end]!)) end++;
  return text.slice(at, end);
}

/** A tilde comes before the end, the end before digits, digits before letters, letters before the rest. */
function weight(text: string, at: number): number {
  const char = text[at];
  if (char === undefined) return -1;
  if (isDigit(char)) return 0;
  if (char === "~") return -2;
  return /[A-Za-z]/.test(char) ? char.charCodeAt(0) : char.charCodeAt(0) + OTHERS;
}

const OTHERS = 0x10000;
