import assert from "node:assert/strict";
import { ubuntu } from "../../../src/simulator/images/ubuntu.ts";
import { runArgv } from "./machine.ts";

Deno.test("ubuntu says that it is one", () => {
  assert.match(runArgv(["cat", "/etc/os-release"], { image: ubuntu, env: ubuntu.env }).out, /Ubuntu 24\.04/);
  assert.deepEqual(["24.04", "jammy", "25.03"].map((tag) => ubuntu.hasTag(tag)), [true, true, false]);
});
