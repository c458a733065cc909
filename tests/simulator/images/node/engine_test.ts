import assert from "node:assert/strict";
import { Engine, isEngineLoaded, loadEngine } from "../../../../src/simulator/images/node/engine.ts";

Deno.test.beforeEach(loadEngine);

Deno.test("a turn ends, fails, or never ends", () => {
  assert.ok(isEngineLoaded());
  const said: unknown[] = [];
  const engine = new Engine((name, given) => {
    said.push([name, ...given]);
    return { answer: 42 };
  });
  const host = "globalThis.got = JSON.parse(__host('ask', JSON.stringify(['a', 1])))";
  assert.deepEqual(engine.evaluate(host, "a.js"), { kind: "done" });
  assert.deepEqual(said, [["ask", "a", 1]]);
  assert.deepEqual(engine.evaluate("if (got.answer !== 42) throw new TypeError('no')", "a.js"), {
    kind: "done",
  });
  assert.deepEqual(engine.evaluate("throw new TypeError('no')", "a.js"), {
    kind: "failed",
    message: "TypeError: no",
  });
  assert.deepEqual(engine.evaluate("while (true);", "a.js"), { kind: "endless" });
  assert.ok(engine.isOver);
  assert.ok(engine.takeLooks() > 0);
  engine.dispose();
  assert.ok(engine.isDisposed);
});

Deno.test("promises are settled after a turn", () => {
  const engine = new Engine(() => null);
  engine.evaluate("var order = []; function f(a) { Promise.resolve().then(() => order.push(a)); }", "a.js");
  engine.call("f", "x");
  assert.deepEqual(engine.settle(), { kind: "done" });
  assert.deepEqual(engine.evaluate("if (order[0] !== 'x') throw 1", "a.js"), { kind: "done" });
  engine.dispose();
});
