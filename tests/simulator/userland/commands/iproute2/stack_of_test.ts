import assert from "node:assert/strict";
import { stackOf } from "../../../../../src/simulator/userland/commands/iproute2/stack_of.ts";
import { ubuntuBox } from "../ubuntu_box.ts";

Deno.test("stack of a process: the machine's, or one that has the machine's address", () => {
  const { init, machine } = ubuntuBox();
  assert.equal(stackOf(init.process), machine.network);
  const { network: _, ...without } = machine;
  const process = { ...init.process, machine: { ...without, resolve: () => ["10.0.1.7"] } };
  assert.equal(stackOf(process).has("10.0.1.7"), true);
  assert.equal(stackOf(process), stackOf(process));
});
