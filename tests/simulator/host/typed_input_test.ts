import assert from "node:assert/strict";
import { TypedInput } from "../../../src/simulator/host/typed_input.ts";

Deno.test("reads stop at ends, and ends are read in their order", () => {
  const input = new TypedInput();
  input.add("one\ntw");
  input.addEnd();
  input.add("three\n");
  input.addEnd();
  assert.equal(input.length, 12);
  assert.deepEqual([2, 9, 9, 9, 9].map((limit) => input.read(limit)), [
    "on",
    "e\ntw",
    "three\n",
    "",
    undefined,
  ]);
  assert.equal(input.length, 0);
});

Deno.test("a line that is not whole is not read as one", () => {
  const input = new TypedInput();
  input.add("half");
  assert.equal(input.readLine(), undefined);
  input.addEnd();
  assert.equal(input.readLine(), "half");
  assert.equal(input.readLine(), undefined);
});

Deno.test("closed input has an end of its own after half a line", () => {
  const input = new TypedInput();
  input.add("half");
  input.close();
  assert.deepEqual([1, 2, 3].map(() => input.read()), ["half", "", undefined]);
});

Deno.test("what is cleared is gone with its ends", () => {
  const input = new TypedInput();
  input.add("a\n");
  input.addEnd();
  input.clear();
  assert.deepEqual([input.read(), input.length], [undefined, 0]);
});

Deno.test("who leans on Ctrl-D does not fill the memory", () => {
  const input = new TypedInput();
  for (let n = 0; n < 100_000; n++) input.addEnd();
  let reads = 0;
  while (input.read() === "") reads++;
  assert.ok(reads < 10_000);
});
