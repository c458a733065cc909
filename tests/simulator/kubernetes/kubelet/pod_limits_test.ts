import assert from "node:assert/strict";
import { SmallWorld } from "../small_world.ts";

Deno.test("past its deadline a pod has failed", () => {
  const world = new SmallWorld();
  world.run("web", { image: "nginx" }, { activeDeadlineSeconds: 60 }, 30);
  assert.equal(world.pod("web")!.status?.phase, "Running");
  world.seconds(70);
  const { phase, reason } = world.pod("web")!.status!;
  assert.deepEqual([phase, reason], ["Failed", "DeadlineExceeded"]);
});

Deno.test("who writes more into an emptyDir than it may hold is evicted", () => {
  const world = new SmallWorld();
  world.script("writer", "dd if=/dev/zero of=/data/big bs=1024 count=2048; sleep 3600", {
    volumes: [{ name: "data", emptyDir: { sizeLimit: "1Mi" } }],
    containers: [{
      name: "c",
      image: "busybox:1.36",
      command: ["sh", "-c", "dd if=/dev/zero of=/data/big bs=1024 count=2048; sleep 3600"],
      volumeMounts: [{ name: "data", mountPath: "/data" }],
    }],
  }, 60);
  const { phase, reason, message } = world.pod("writer")!.status!;
  assert.deepEqual([phase, reason], ["Failed", "Evicted"]);
  assert.match(message ?? "", /Usage of EmptyDir volume "data" exceeds the limit "1Mi"/);
});
