import assert from "node:assert/strict";
import { actOnEach, throwErrors } from "../../../src/programs/kubectl/several_errors.ts";

Deno.test("all are acted on, and what went wrong is told at the end", async () => {
  const done: number[] = [];
  const problem = new Error("before");
  const run = actOnEach([1, 2, 3], (item) => {
    done.push(item);
    return item === 2 ? Promise.reject(new Error("two")) : Promise.resolve();
  }, problem);
  await assert.rejects(run, (error: AggregateError) => {
    assert.deepEqual(error.errors.map(({ message }) => message), ["two", "before"]);
    return true;
  });
  assert.deepEqual(done, [1, 2, 3]);
});

Deno.test("one error is thrown as it is", () => {
  assert.throws(() => throwErrors([new Error("alone")]), { message: "alone" });
  throwErrors([]);
});

Deno.test("where nobody reads any more, nothing more is done", async () => {
  const done: number[] = [];
  const run = actOnEach([1, 2, 3], (item) => {
    done.push(item);
    return Promise.reject(new Deno.errors.BrokenPipe("closed"));
  });
  await assert.rejects(run, Deno.errors.BrokenPipe);
  assert.deepEqual(done, [1]);
});
