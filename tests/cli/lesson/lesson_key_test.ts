import assert from "node:assert/strict";
import { lessonKey } from "../../../src/cli/lesson/lesson_key.ts";

Deno.test("a lesson of the course is kept by its id", async () => {
  assert.equal(await lessonKey("services", undefined), "services");
});

Deno.test("a lesson of a folder is kept by its id and its folder", async () => {
  const mine = await lessonKey("services", "/home/me/mine/services");
  assert.match(mine, /^services\.[0-9a-f]{8}$/);
  assert.equal(await lessonKey("services", "/home/me/mine/services"), mine);
  assert.notEqual(await lessonKey("services", "/home/me/friend/services"), mine);
});
