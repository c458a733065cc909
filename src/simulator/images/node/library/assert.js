// require("assert")
"use strict";
const { inspect, isDeepStrictEqual } = require("util");
class AssertionError extends Error {
  constructor({ message, actual, expected, operator }) {
    super(message);
    Object.assign(this, { generatedMessage: false, code: "ERR_ASSERTION", actual, expected, operator });
    Object.defineProperty(this, "name", { value: "AssertionError", enumerable: false });
    Object.defineProperty(this, "isNodeError", { value: true });
  }
}
function fail(usual, message, facts) {
  if (message instanceof Error) throw message;
  throw new AssertionError({ message: message ?? usual, ...facts });
}
const pair = (actual, expected) => "\n\n" + inspect(actual) + " !== " + inspect(expected) + "\n";
function assert(value, message) {
  if (!value) {
    fail("The expression evaluated to a falsy value", message, {
      actual: value,
      expected: true,
      operator: "==",
    });
  }
}
module.exports = Object.assign(assert, {
  AssertionError,
  ok: assert,
  equal: (a, b, message) =>
    a == b || fail(inspect(a) + " == " + inspect(b), message, { actual: a, expected: b, operator: "==" }),
  notEqual: (a, b, message) =>
    a != b || fail(inspect(a) + " != " + inspect(b), message, { actual: a, expected: b, operator: "!=" }),
  strictEqual: (a, b, message) =>
    Object.is(a, b) ||
    fail("Expected values to be strictly equal:" + pair(a, b), message, {
      actual: a,
      expected: b,
      operator: "strictEqual",
    }),
  notStrictEqual: (a, b, message) =>
    !Object.is(a, b) ||
    fail('Expected "actual" to be strictly unequal to: ' + inspect(b), message, {
      actual: a,
      expected: b,
      operator: "notStrictEqual",
    }),
  deepEqual: (a, b, message) => assert.deepStrictEqual(a, b, message),
  deepStrictEqual: (a, b, message) =>
    isDeepStrictEqual(a, b) ||
    fail("Expected values to be strictly deep-equal:" + pair(a, b), message, {
      actual: a,
      expected: b,
      operator: "deepStrictEqual",
    }),
  throws(callee, _expected, message) {
    try {
      callee();
    } catch {
      return;
    }
    fail("Missing expected exception.", message, { operator: "throws" });
  },
  match: (text, pattern, message) =>
    pattern.test(text) ||
    fail(
      "The input did not match the regular expression " + pattern + ". Input:\n\n" + inspect(text) + "\n",
      message,
      { actual: text, expected: pattern, operator: "match" },
    ),
  fail: (message) => fail("Failed", message, { operator: "fail" }),
});
assert.strict = assert;
