import assert from "node:assert/strict";
import { Lint, problemOf, shownMessage } from "../../../src/programs/helm/lint_message.ts";

Deno.test("a rule that is not met leaves a message", () => {
  const lint = new Lint();
  assert.ok(lint.rule("ERROR", "a", undefined));
  assert.ok(!lint.rule("WARNING", "templates/", "directory does not exist"));
  assert.deepEqual(lint.messages.map(shownMessage), ["[WARNING] templates/: directory does not exist"]);
});

Deno.test("errors of a kind become messages, others pass", () => {
  const throwing = (error: Error) => () => {
    throw error;
  };
  assert.equal(problemOf(() => 1, RangeError), undefined);
  assert.equal(problemOf(throwing(new RangeError("far")), RangeError), "far");
  assert.throws(() => problemOf(throwing(new TypeError("oh")), RangeError), TypeError);
});
