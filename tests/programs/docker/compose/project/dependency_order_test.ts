import assert from "node:assert/strict";
import {
  dependencyOrder,
  withDependencies,
} from "../../../../../src/programs/docker/compose/project/dependency_order.ts";

const service = (name: string, ...needs: string[]) =>
  [name, {
    name,
    depends_on: Object.fromEntries(
      needs.map((one) => [one, { condition: "service_started", required: true }]),
    ),
  }] as const;
const services = Object.fromEntries([service("a", "c", "b"), service("b", "c"), service("c"), service("d")]);

Deno.test("what others need comes first", () => {
  assert.deepEqual(dependencyOrder(services), ["c", "b", "a", "d"]);
  assert.deepEqual([...withDependencies(services, ["b"])].sort(), ["b", "c"]);
});
