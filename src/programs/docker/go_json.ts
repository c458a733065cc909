/** JSON as the original's templates and `--format json` write it. Whole numbers of any size keep their digits. */
export function goJson(value: unknown): string {
  return JSON.stringify(value, wholeNumbers) ?? "null";
}

/** The same with `<`, `>` and `&` escaped, as Go's encoding/json does it where nobody says otherwise. */
export function goJsonEscaped(value: unknown): string {
  return escaped(goJson(value));
}

/** In lines, with `<`, `>` and `&` escaped, too. */
export function goJsonIndented(value: unknown, indent: string): string {
  return escaped(JSON.stringify(value, wholeNumbers, indent) ?? "null");
}

function escaped(text: string): string {
  return text.replace(/[<>&]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** No number of the engine is beyond 2^53. */
function wholeNumbers(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
