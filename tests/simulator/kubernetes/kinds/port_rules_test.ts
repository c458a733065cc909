import assert from "node:assert/strict";
import {
  portNameProblems,
  portNumberProblems,
  validatePortReference,
} from "../../../../src/simulator/kubernetes/kinds/port_rules.ts";
import { texts } from "./kind_world.ts";

const names: [name: string, problems: number][] = [
  ["http", 0],
  ["web-2", 0],
  ["HTTP", 2],
  ["80", 1],
  ["a--b", 1],
  ["-a", 1],
  ["sixteen-letters-", 2],
];

for (const [name, problems] of names) {
  Deno.test(`port name ${name}: ${problems} problems`, () =>
    assert.equal(portNameProblems(name).length, problems));
}

Deno.test("port numbers are 1 to 65535", () => {
  assert.deepEqual([0, 1, 65535, 65536].map((port) => portNumberProblems(port).length), [1, 0, 0, 1]);
});

Deno.test("a reference is a number or a name", () => {
  assert.deepEqual(validatePortReference(80, "p"), []);
  assert.deepEqual(validatePortReference("web", "p"), []);
  assert.deepEqual(texts(validatePortReference(0, "p")), [
    "p: Invalid value: 0: must be between 1 and 65535, inclusive",
  ]);
});
