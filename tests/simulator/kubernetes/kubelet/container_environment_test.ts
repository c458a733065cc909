import assert from "node:assert/strict";
import { condition, SmallWorld, state } from "../small_world.ts";

Deno.test("a container gets the image's environment, its own, and what its pod says", async () => {
  const world = new SmallWorld();
  world.run("web", {
    image: "nginx:1.27",
    env: [
      { name: "MODE", value: "test" },
      { name: "IP", valueFrom: { fieldRef: { fieldPath: "status.podIP" } } },
    ],
  });
  const { out } = await world.exec("web", ["env"]);
  assert.match(out, /^NGINX_VERSION=1\.27/m);
  assert.match(out, /^MODE=test$/m);
  assert.match(out, new RegExp(`^IP=${world.pod("web")!.status!.podIP}$`, "m"));
});

Deno.test("what is missing for it keeps the container from being created", () => {
  const world = new SmallWorld();
  const pod = world.run("web", {
    image: "nginx",
    env: [{ name: "MODE", valueFrom: { configMapKeyRef: { name: "none", key: "mode" } } }],
  });
  assert.equal(state(pod), "waiting CreateContainerConfigError");
  assert.match(condition(pod, "Ready")!, /^False ContainersNotReady/);
});
