import assert from "node:assert/strict";
import { realClients } from "../../src/cli/real_clients.ts";
import { testIo } from "../programs/test_io.ts";

Deno.test("docker follows the real machine's variables, and the rest is the lab's", () => {
  const real = testIo({ env: { DOCKER_HOST: "unix:///real.sock", HOME: "/home/me" } }).io;
  const lab = testIo({ env: { DOCKER_HOST: "unix:///lab.sock", HOME: "/home/ahab" } }).io;
  const env = realClients(real).dockerEnv(lab);
  assert.deepEqual([env("DOCKER_HOST"), env("HOME")], ["unix:///real.sock", "/home/ahab"]);
});
