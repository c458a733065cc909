import assert from "node:assert/strict";
import {
  duplicate,
  forbidden,
  invalid,
  invalidEach,
  negative,
  notFound,
  notSupported,
  required,
  tooLong,
} from "../../../../src/simulator/kubernetes/kinds/field_errors.ts";
import type { FieldError } from "../../../../src/simulator/kubernetes/status_error.ts";

const cases: [error: FieldError, reason: string, message: string][] = [
  [required("f"), "FieldValueRequired", "Required value"],
  [required("f", "why"), "FieldValueRequired", "Required value: why"],
  [invalid("f", "x", "why"), "FieldValueInvalid", 'Invalid value: "x": why'],
  [invalid("f", ["a<b"], "why"), "FieldValueInvalid", 'Invalid value: ["a\\u003cb"]: why'],
  [invalid("f", undefined, "why"), "FieldValueInvalid", "Invalid value: null: why"],
  [
    notSupported("f", "x", ["a", "b"]),
    "FieldValueNotSupported",
    'Unsupported value: "x": supported values: "a", "b"',
  ],
  [duplicate("f", "x"), "FieldValueDuplicate", 'Duplicate value: "x"'],
  [notFound("f", "x"), "FieldValueNotFound", 'Not found: "x"'],
  [forbidden("f", "why"), "FieldValueForbidden", "Forbidden: why"],
  [tooLong("f", 5), "FieldValueTooLong", "Too long: may not be more than 5 bytes"],
];

for (const [error, reason, message] of cases) {
  Deno.test(message, () => assert.deepEqual(error, { field: "f", reason, message }));
}

Deno.test("many problems, many errors; numbers below zero", () => {
  assert.equal(invalidEach("f", "x", ["a", "b"]).length, 2);
  assert.deepEqual([undefined, 0, 1, -1].map((value) => negative("f", value).length), [0, 0, 0, 1]);
});
