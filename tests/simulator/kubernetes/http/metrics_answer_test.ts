import assert from "node:assert/strict";
import { IN_DEFAULT, sampleServer } from "../sample_cluster.ts";

Deno.test("metrics count the objects of each kind", async () => {
  const { send } = sampleServer();
  const count = async () =>
    /apiserver_resource_objects\{group="",resource="configmaps"\} (\d+)/.exec(
      (await send("GET", "/metrics")).text,
    )?.[1];
  const before = Number(await count());
  await send("POST", `${IN_DEFAULT}/configmaps`, { metadata: { name: "one-more" } });
  assert.equal(Number(await count()), before + 1);
});
