import assert from "node:assert/strict";
import { attempt, refusalOf, SystemError } from "../../../src/simulator/host/system_error.ts";

Deno.test("an error of the system has its number and the words of strerror", () => {
  const error = new SystemError("ENOENT");
  assert.deepEqual([error.code, error.errno, error.message], ["ENOENT", 2, "No such file or directory"]);
});

Deno.test("refusals are values, and other errors pass", () => {
  const full = () => {
    throw new SystemError("ENOSPC");
  };
  const broken = () => {
    throw new TypeError("x");
  };
  assert.equal(refusalOf(full), "No space left on device");
  assert.equal(refusalOf(() => 1), undefined);
  assert.equal(attempt(full), undefined);
  assert.equal(attempt(() => 1), 1);
  assert.throws(() => refusalOf(broken), TypeError);
  assert.throws(() => attempt(broken), TypeError);
});
