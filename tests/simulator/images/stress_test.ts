import assert from "node:assert/strict";
import { SmallWorld, state } from "../kubernetes/small_world.ts";
import { stress, vishStress } from "../../../src/simulator/images/stress.ts";

Deno.test("the task about memory: within its limit it runs, beyond it is ended", () => {
  const world = new SmallWorld();
  const command = (size: string) => ["stress", "--vm", "1", "--vm-bytes", size, "--vm-hang", "1"];
  const resources = { limits: { memory: "200Mi" } };
  assert.equal(stress.repositories[0], "docker.io/polinux/stress");
  const fits = world.run("fits", { image: "polinux/stress", command: command("150M"), resources }, {}, 20);
  assert.equal(state(fits), "running");
  const grows = world.run("grows", { image: "polinux/stress", command: command("250M"), resources }, {
    restartPolicy: "Never",
  }, 20);
  assert.equal(state(grows), "terminated OOMKilled 137");
});

Deno.test("the task about CPU: what is asked for is cut at the limit", () => {
  const world = new SmallWorld();
  const resources = { limits: { cpu: "1" } };
  assert.equal(vishStress.repositories[0], "docker.io/vish/stress");
  const pod = world.run("cpu", { image: "vish/stress", args: ["-cpus", "2"], resources }, {}, 40);
  assert.equal(world.world.kubelets.usageOf(pod)[0]!.cpuMillis, 1000);
});
