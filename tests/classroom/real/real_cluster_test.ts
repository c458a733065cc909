import assert from "node:assert/strict";
import { realCluster } from "../../../src/classroom/real/real_cluster.ts";
import { SmallCluster } from "./small_cluster.ts";

Deno.test("writes in the lesson's namespace are told as they happen, with kind and what was before", async () => {
  const cluster = new SmallCluster();
  const { administrator, world } = cluster;
  const ended = new AbortController();
  try {
    await administrator.create("/api/v1/namespaces", { metadata: { name: "lesson" } });
    const path = "/api/v1/namespaces/lesson/services";
    const service = (name: string) => ({ metadata: { name }, spec: { ports: [{ port: 80 }] } });
    await administrator.create(path, service("old"));
    const told: string[] = [];
    realCluster(administrator, "lesson").observe((before, after) => {
      if ((after ?? before)?.kind !== "Service") return;
      const name = (before ?? after)?.metadata.name;
      told.push(`${name} ${before ? "known" : "new"} ${after ? "there" : "gone"}`);
    }, ended.signal);
    const until = async (count: number) => {
      for (let turn = 0; turn < 500 && told.length < count; turn++) {
        world.queue.advance(10);
        await new Promise<void>((go) => setTimeout(go, 0));
      }
    };
    await until(1);
    assert.deepEqual(told, [], "what was there is no news");
    await administrator.create(path, service("web"));
    await until(1);
    await administrator.patch(`${path}/web`, "merge", { spec: { selector: { app: "web" } } });
    await until(2);
    await administrator.delete(`${path}/web`);
    await until(3);
    await administrator.create("/api/v1/namespaces/shop/services", service("elsewhere"));
    await until(4);
    assert.deepEqual(told, ["web new there", "web known there", "web known gone"]);
  } finally {
    ended.abort();
    cluster.close();
  }
});
