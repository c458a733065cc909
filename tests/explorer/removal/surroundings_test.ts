import assert from "node:assert/strict";
import { aroundOf, object, resourceOf, target } from "./small_cluster.ts";

const pod = object("Pod shop/a");

Deno.test("items get their kind, and a kind that does not exist has none", async () => {
  const around = aroundOf([pod]);
  assert.deepEqual((await around.list("pods", { namespace: "shop" })).map(({ kind }) => kind), ["Pod"]);
  assert.deepEqual(await around.list("sharks"), []);
  assert.deepEqual(around.unread, []);
});

Deno.test("what may not be read is said, and counts as nothing", async () => {
  const around = aroundOf([pod], ["pods"]);
  assert.deepEqual(await around.list("pods"), []);
  assert.deepEqual(await around.count(resourceOf("Pod")), { items: [], count: 0 });
  assert.equal(await around.object(target(pod)), undefined);
  assert.deepEqual(around.unread, ["pods: pods is forbidden"]);
});

Deno.test("a list is asked for once", () => {
  const around = aroundOf([pod]);
  assert.equal(around.list("pods"), around.list("pods"));
});
