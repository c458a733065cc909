/** Ports: numbers, names, and fields that hold either (apimachinery/pkg/util/validation). */
import type { FieldError } from "../status_error.ts";
import { invalid, invalidEach } from "./field_errors.ts";

export const PROTOCOLS = ["SCTP", "TCP", "UDP"];

const MAX_NAME_BYTES = 15;

export function portNumberProblems(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : ["must be between 1 and 65535, inclusive"];
}

/** A service name as IANA registers them: `http`, `web-2`. */
export function portNameProblems(name: string): string[] {
  const problems: string[] = [];
  if (name.length > MAX_NAME_BYTES) problems.push(`must be no more than ${MAX_NAME_BYTES} characters`);
  if (!/^[-a-z0-9]+$/.test(name)) {
    problems.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(name)) problems.push("must contain at least one letter (a-z)");
  if (name.includes("--")) problems.push("must not contain consecutive hyphens");
  if (name.startsWith("-") || name.endsWith("-")) problems.push("must not begin or end with a hyphen");
  return problems;
}

/** A port given by number or by name. */
export function validatePortReference(port: string | number | undefined, field: string): FieldError[] {
  if (typeof port === "number") return invalidEach(field, port, portNumberProblems(port));
  if (port === undefined) return [invalid(field, 0, portNumberProblems(0)[0]!)];
  return invalidEach(field, port, portNameProblems(port));
}
