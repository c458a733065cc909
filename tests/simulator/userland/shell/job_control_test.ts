import assert from "node:assert/strict";
import { bash } from "./bash.ts";

Deno.test("a program that a signal ends is told of with its command", () => {
  const ran = bash("sh -c 'kill -9 $$'; echo $?");
  assert.match(ran.err, /^bash: line 1: +\d+ Killed +sh -c 'kill -9 \$\$'\n$/);
  assert.equal(ran.out, "137\n");
});
