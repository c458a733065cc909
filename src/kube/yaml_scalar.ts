/**
 * What a plain (unquoted) YAML scalar means to kubectl: YAML 1.1 words for booleans, both octal notations,
 * underscores in numbers. Dates stay text. Both reading and quoting follow from it.
 */

/** The value of a plain scalar; the text itself where it is a string. Infinity and NaN may come out. */
export function resolvePlainScalar(text: string): null | boolean | number | string {
  const word = words.get(text);
  if (word !== undefined) return word;
  if (!/^[-+.0-9]/.test(text)) return text;
  return resolveNumber(text) ?? text;
}

/** Whether a string may stand unquoted and still be read as that string, by this and by stricter readers. */
export function isPlainString(text: string): boolean {
  return resolvePlainScalar(text) === text && !timestampPattern.test(text) && !base60Pattern.test(text);
}

const words = new Map<string, null | boolean | number>();
for (const text of ["", "~", "null", "Null", "NULL"]) words.set(text, null);
for (const text of ["y", "yes", "true", "on"]) addCases(text, true);
for (const text of ["n", "no", "false", "off"]) addCases(text, false);
for (const text of [".nan", ".NaN", ".NAN"]) words.set(text, NaN);
for (const text of [".inf", ".Inf", ".INF"]) {
  words.set(text, Infinity).set(`+${text}`, Infinity).set(`-${text}`, -Infinity);
}

const timestampPattern =
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})?)?$/;
const base60Pattern = /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/;
const integerPattern = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const floatPattern = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;

function addCases(text: string, value: boolean): void {
  words.set(text, value).set(text.toUpperCase(), value).set(text[0]!.toUpperCase() + text.slice(1), value);
}

function resolveNumber(text: string): number | undefined {
  const plain = text.replaceAll("_", "");
  const integer = integerPattern.exec(plain);
  if (integer) {
    const magnitude = integer[2]!.replace(/^0[oO]?(?=[0-7])/, "0o");
    const value = Number(magnitude);
    return integer[1] === "-" && value !== 0 ? -value : value;
  }
  if (!floatPattern.test(plain)) return undefined;
  const value = Number(plain);
  // A number beyond what a float holds is no number to Go, and stays text.
  return Number.isFinite(value) ? value + 0 : undefined;
}
