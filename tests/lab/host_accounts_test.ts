import assert from "node:assert/strict";
import { AHAB, DOCKER_GROUP_ID, GROUP, groupsOf, PASSWD } from "../../src/lab/host_accounts.ts";

Deno.test("ahab may use sudo and the engine", () => {
  assert.deepEqual(groupsOf(GROUP, AHAB.name), [4, 27, 119, DOCKER_GROUP_ID]);
  assert.deepEqual(groupsOf(GROUP, "nobody"), []);
});

Deno.test("each account has its own number", () => {
  const numbers = PASSWD.trim().split("\n").map((line) => line.split(":")[2]);
  assert.equal(new Set(numbers).size, numbers.length);
});
