import assert from "node:assert/strict";
import { elements, Variables } from "../../../../src/simulator/userland/shell/variables.ts";

Deno.test("a local variable hides the global one until its function returns", () => {
  const variables = new Variables();
  variables.assign("x", "1");
  variables.enter();
  variables.local("x");
  variables.assign("x", "2");
  assert.equal(variables.get("x"), "2");
  variables.leave();
  assert.equal(variables.get("x"), "1");
});

Deno.test("arrays are sparse, and count from the end", () => {
  const variables = new Variables();
  variables.setList("a", ["x", "y"]);
  variables.assign("a", "z", { subscript: "5" });
  assert.deepEqual(elements(variables.find("a")), [["0", "x"], ["1", "y"], ["5", "z"]]);
  assert.equal(variables.element("a", "-1"), "z");
});

Deno.test("what is read-only cannot be assigned", () => {
  const variables = new Variables();
  variables.declare("r").readonly = true;
  assert.throws(() => variables.assign("r", "1"), { message: "r: readonly variable" });
});

Deno.test("programs get what is exported", () => {
  const variables = new Variables();
  variables.assign("a", "1");
  variables.assign("b", "2");
  variables.declare("a").exported = true;
  assert.deepEqual(variables.environment(), { a: "1" });
});

Deno.test("the memory of values that are gone is free", () => {
  const variables = new Variables();
  const sizes: number[] = [];
  const after = (work: () => void) => (work(), sizes.push(variables.bytes));
  after(() => variables.assign("x", "four"));
  after(() => variables.assign("x", "!", { append: true }));
  after(() => variables.setList("a", ["one", "two"]));
  after(() => variables.assign("a", "", { subscript: "1" }));
  after(() => variables.unset("a", "0"));
  after(() => variables.unset("x"));
  after(() => (variables.enter(), variables.local("y"), variables.assign("y", "local")));
  after(() => variables.leave());
  assert.deepEqual(sizes, [4, 5, 11, 8, 5, 0, 5, 0]);
  variables.assign("x", "shared");
  assert.equal(variables.copy().bytes, 0);
});
