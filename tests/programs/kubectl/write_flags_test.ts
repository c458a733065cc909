import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import {
  fieldManagerFlag,
  validateFlag,
  validationOf,
  writeQuery,
} from "../../../src/programs/kubectl/write_flags.ts";

const flags = (...argv: string[]) =>
  parseFlags([validateFlag, fieldManagerFlag("kubectl-create")], argv).flags;

const cases: [argv: string[], validation: string][] = [
  [[], "Strict"],
  [["--validate"], "Strict"],
  [["--validate=true"], "Strict"],
  [["--validate=warn"], "Warn"],
  [["--validate=false"], "Ignore"],
  [["--validate=ignore"], "Ignore"],
];

Deno.test("fields that are not known are refused, told or dropped", () => {
  for (const [argv, validation] of cases) assert.equal(validationOf(flags(...argv)), validation);
  assert.throws(() => validationOf(flags("--validate=x")), {
    message: 'invalid - validate option "x"; must be one of: strict (or true), warn, ignore (or false)',
  });
});

Deno.test("a write says who writes", () => {
  assert.deepEqual(writeQuery(flags(), "server", "Warn"), {
    dryRun: "All",
    fieldManager: "kubectl-create",
    fieldValidation: "Warn",
  });
  assert.equal(writeQuery(flags("--field-manager=me"), "none")["fieldManager"], "me");
});
