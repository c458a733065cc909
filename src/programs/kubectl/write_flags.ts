import type { Query } from "../../cluster/client.ts";
import type { Flag, FlagValues } from "../flags.ts";
import { type DryRun, dryRunQuery } from "./dry_run.ts";

/** Under which name the server keeps who set which field. */
export function fieldManagerFlag(name: string): Flag {
  return {
    name: "field-manager",
    kind: "string",
    default: name,
    usage: "The name under which the server remembers who set which fields.",
  };
}

/** What to do about fields that the kind does not have. */
export const validateFlag: Flag = {
  name: "validate",
  kind: "string",
  default: "strict",
  bare: "strict",
  placeholder: "'strict'",
  usage:
    'What fields that are unknown or given twice lead to: "strict" (or "true") refuses the object, "warn" only ' +
    'says so, "ignore" (or "false") drops them without a word.',
};

export type Validation = "Strict" | "Warn" | "Ignore";

/** @throws {Error} in kubectl's words, for what is no choice */
export function validationOf(flags: FlagValues): Validation {
  const value = flags.string("validate");
  switch (value) {
    case "":
    case "true":
    case "strict":
      return "Strict";
    case "warn":
      return "Warn";
    case "false":
    case "ignore":
      return "Ignore";
    default:
      throw new Error(
        `invalid - validate option ${
          JSON.stringify(value)
        }; must be one of: strict (or true), warn, ignore (or false)`,
      );
  }
}

/** The query of a write: trial or not, who writes, and what about unknown fields. */
export function writeQuery(flags: FlagValues, dryRun: DryRun, validation?: Validation): Query {
  return {
    ...dryRunQuery(dryRun),
    fieldManager: flags.string("field-manager") || undefined,
    fieldValidation: validation,
  };
}
