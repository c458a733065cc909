import assert from "node:assert/strict";
import { PidNamespace } from "../../../src/simulator/host/pid_namespace.ts";
import type { Task } from "../../../src/simulator/host/task.ts";

Deno.test("numbers go up, one that is set is passed over, and the first is the init process", () => {
  const above = new PidNamespace(1, undefined, 700);
  const own = new PidNamespace(2, above);
  const [a, b, c] = ["a", "b", "c"].map((title) => ({ title }) as Task) as [Task, Task, Task];
  assert.deepEqual([own.add(a), own.add(b, 29), own.add(c)], [1, 29, 30]);
  assert.equal(above.add(a), 700);
  assert.equal(own.init, a);
  assert.equal(above.init, undefined);
  own.remove(29);
  assert.deepEqual([...own.tasks], [a, c]);
  assert.deepEqual(own.chain, [own, above]);
});
