import assert from "node:assert/strict";
import { DIRECTIVES } from "../../../../src/simulator/images/nginx/directives.ts";
import { OTHER_DIRECTIVES, UNHEEDED } from "../../../../src/simulator/images/nginx/other_directives.ts";

Deno.test("what is looked at is not among the names that do nothing", () => {
  const both = [...OTHER_DIRECTIVES].filter((name) => Object.hasOwn(DIRECTIVES, name));
  assert.deepEqual(both, []);
});

Deno.test("what would change answers is told", () =>
  assert.deepEqual(["auth_basic", "stream", "ssl_ciphers"].map((name) => UNHEEDED.has(name)), [
    true,
    true,
    false,
  ]));
