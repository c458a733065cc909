/** A number of pods, or a percentage of them (pkg/apis/apps/validation, ValidatePositiveIntOrPercent). */
import type { FieldError } from "../status_error.ts";
import { invalid, negative } from "./field_errors.ts";

export type PodShare = string | number;

export function validateShare(share: PodShare | undefined, field: string): FieldError[] {
  if (typeof share !== "string") return negative(field, share);
  return isPercent(share) ? [] : [
    invalid(
      field,
      share,
      "a valid percent string must be a numeric string followed by an ending '%' " +
        "(e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
    ),
  ];
}

/** Numbers may be as large as one likes, percentages not. */
export function validateAtMostAll(share: PodShare | undefined, field: string): FieldError[] {
  if (typeof share !== "string" || !isPercent(share) || shareNumber(share) <= 100) return [];
  return [invalid(field, share, "must not be greater than 100%")];
}

/** The number itself, be it of pods or per cent. */
export function shareNumber(share: PodShare | undefined): number {
  return typeof share === "string" ? parseInt(share, 10) : share ?? 0;
}

/** How many of `total` that is, rounded up (apimachinery/pkg/util/intstr, GetScaledValueFromIntOrPercent). */
export function podsOfShare(share: PodShare, total: number): number {
  return typeof share === "string" ? Math.ceil(shareNumber(share) * total / 100) : share;
}

function isPercent(text: string): boolean {
  return /^[0-9]+%$/.test(text);
}
