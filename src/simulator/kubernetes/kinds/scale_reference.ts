/** What an autoscaler refers to: an object of any kind. Source: pkg/apis/autoscaling/validation/validation.go. */
import type { FieldError } from "../status_error.ts";
import { invalidEach, required } from "./field_errors.ts";
import { pathSegmentProblems } from "./path_segment.ts";

/** `versions`: whether the API group may be missing (`core`), or the version may be anything. */
export function validateReference(
  reference: { apiVersion?: string; kind?: string; name?: string } | undefined,
  field: string,
  versions: "any" | "core" | "group",
): FieldError[] {
  const { apiVersion = "", kind = "", name = "" } = reference ?? {};
  return [
    ...(kind ? invalidEach(`${field}.kind`, kind, pathSegmentProblems(kind)) : [required(`${field}.kind`)]),
    ...(name ? invalidEach(`${field}.name`, name, pathSegmentProblems(name)) : [required(`${field}.name`)]),
    ...invalidEach(`${field}.apiVersion`, apiVersion, versionProblems(apiVersion, versions)),
  ];
}

function versionProblems(apiVersion: string, versions: "any" | "core" | "group"): string[] {
  if (versions === "any") return [];
  const parts = apiVersion.split("/");
  if (parts.length > 2) return [`unexpected GroupVersion string: ${apiVersion}`];
  return versions === "group" && (parts.length < 2 || parts[0] === "")
    ? ["apiVersion must specify API group"]
    : [];
}
