import assert from "node:assert/strict";
import { smallHost } from "../small_host.ts";

Deno.test("what lies on the disk is told by kind, with who uses it", async () => {
  const host = smallHost();
  await host.pull("busybox");
  host.engine.containers.create(
    { Image: "busybox", Cmd: ["sh"], HostConfig: { Binds: ["mydata:/data"] } },
    "box",
  );
  const { json } = await host.ask("GET", "/system/df");
  assert.deepEqual([json.Images.length, json.Images[0].Containers, json.Containers.length], [1, 1, 1]);
  assert.deepEqual(json.Volumes[0].UsageData, { RefCount: 1, Size: 0 });
  assert.ok(json.LayersSize > 1e6);
});
