/** How many may mount a volume, and in which way. */
import type { FieldError } from "../status_error.ts";
import { forbidden, notSupported } from "./field_errors.ts";

/** `RWO,ROX`: short names, always in the same order. */
export function accessModesText(modes: readonly string[] | undefined): string {
  return SHORT.filter(([mode]) => modes?.includes(mode)).map(([, short]) => short).join(",");
}

export function validateAccessModes(modes: readonly string[], field: string): FieldError[] {
  const errors = modes.filter((mode) => !SUPPORTED.includes(mode))
    .map((mode) => notSupported(field, mode, SUPPORTED));
  const isAlone = modes.every((mode) => mode === "ReadWriteOncePod" || !SUPPORTED.includes(mode));
  if (modes.includes("ReadWriteOncePod") && !isAlone) {
    errors.push(forbidden(field, "may not use ReadWriteOncePod with other access modes"));
  }
  return errors;
}

const SHORT = [
  ["ReadWriteOnce", "RWO"],
  ["ReadOnlyMany", "ROX"],
  ["ReadWriteMany", "RWX"],
  ["ReadWriteOncePod", "RWOP"],
] as const;
const SUPPORTED: readonly string[] = ["ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"];
