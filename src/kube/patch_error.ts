import type { Json } from "./object.ts";

/** Status code to the Status' reason; a 500 of this sort has none. */
const reasons = { 400: "BadRequest", 413: "RequestEntityTooLarge", 422: "Invalid", 500: "" } as const;

/** A patch that cannot be applied. `code` and `reason` are those of the Status that the API server answers. */
export class PatchError extends Error {
  readonly code: keyof typeof reasons;
  readonly reason: (typeof reasons)[keyof typeof reasons];

  constructor(code: keyof typeof reasons, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PatchError";
    this.code = code;
    this.reason = reasons[code];
  }
}

/** Go's name for the type of a JSON value, as its decoder words it: `array`, `string`, `number`, `bool`, `object`. */
export function goJsonType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}

/** A JSON value as Go's `%v` prints it: `map[a:1 b:[x y]]`. */
export function goFormat(value: Json | undefined): string {
  if (value === null || value === undefined) return "<nil>";
  if (Array.isArray(value)) return `[${value.map(goFormat).join(" ")}]`;
  if (typeof value !== "object") return String(value);
  return `map[${Object.keys(value).sort().map((key) => `${key}:${goFormat(value[key])}`).join(" ")}]`;
}
