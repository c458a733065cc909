/** JSON as the original's templates and `--format json` write it. Whole numbers of any size keep their digits. */
export function goJson(value: unknown): string {
  return JSON.stringify(value, wholeNumbers) ?? "null";
}

/** In lines, with `<`, `>` and `&` escaped, as Go's encoding/json does it where nobody says otherwise. */
export function goJsonIndented(value: unknown, indent: string): string {
  const text = JSON.stringify(value, wholeNumbers, indent) ?? "null";
  return text.replace(/[<>&]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** No number of the engine is beyond 2^53. */
function wholeNumbers(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
