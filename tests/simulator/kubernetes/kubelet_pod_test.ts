import assert from "node:assert/strict";
import { condition, SmallWorld, state } from "./small_world.ts";

Deno.test("init containers run one after another before the others", async () => {
  const world = new SmallWorld();
  const init = (name: string, script: string) => ({
    name,
    image: "busybox:1.28",
    command: ["sh", "-c", script],
  });
  const pod = world.run("p", { command: ["sleep", "1000"] }, {
    initContainers: [init("first", "echo one; sleep 5"), init("second", "echo two; sleep 5")],
  }, 4);
  assert.equal(
    condition(pod, "Initialized"),
    "False ContainersNotInitialized containers with incomplete status: [first second]",
  );
  assert.equal(state(pod), "waiting PodInitializing");
  world.seconds(5);
  assert.equal(
    condition(world.pod("p")!, "Initialized"),
    "False ContainersNotInitialized containers with incomplete status: [second]",
  );
  world.seconds(10);
  assert.equal(condition(world.pod("p")!, "Initialized"), "True");
  assert.equal(state(world.pod("p")!), "running");
  assert.equal(await world.log("p", { container: "second" }), "two\n");
});

Deno.test("a failing init container is restarted and holds the pod up", () => {
  const world = new SmallWorld();
  const pod = world.run("p", {}, {
    initContainers: [{ name: "i", image: "busybox:1.28", command: ["false"] }],
  }, 30);
  assert.equal(pod.status!.phase, "Pending");
  assert.equal(pod.status!.initContainerStatuses![0]!.state!.waiting!.reason, "CrashLoopBackOff");
});

Deno.test("a sidecar stays beside the others and ends after them", () => {
  const world = new SmallWorld();
  const sidecar = {
    name: "side",
    image: "busybox:1.28",
    command: ["sleep", "1000"],
    restartPolicy: "Always" as const,
  };
  const pod = world.run("p", { command: ["sleep", "5"] }, {
    initContainers: [sidecar],
    restartPolicy: "Never",
  }, 5);
  assert.equal(pod.status!.initContainerStatuses![0]!.started, true);
  assert.equal(state(pod), "running");
  world.seconds(20);
  assert.equal(world.pod("p")!.status!.phase, "Succeeded");
});

Deno.test("a missing Secret volume keeps the pod creating, with an event", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { command: ["sleep", "1000"], volumeMounts: [{ name: "v", mountPath: "/v" }] }, {
    volumes: [{ name: "v", secret: { secretName: "late" } }],
  });
  assert.equal(state(pod), "waiting ContainerCreating");
  assert.equal(condition(pod, "PodReadyToStartContainers"), "False");
  assert.match(
    world.events("p")[1]!,
    /^FailedMount: MountVolume\.SetUp failed for volume "v" : secret "late" not found/,
  );
  world.create("secrets", {
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "late", namespace: "default" },
    data: { k: btoa("v") },
  });
  world.seconds(60);
  assert.equal(state(world.pod("p")!), "running");
});

Deno.test("a pod that handles its stop signal goes at once, one that does not after its grace", () => {
  const world = new SmallWorld();
  world.run("web", { image: "nginx" });
  world.run("deaf", { command: ["sleep", "1000"] });
  world.delete("pods", "web");
  world.delete("pods", "deaf", 5);
  world.seconds(1);
  assert.equal(world.pod("web"), undefined);
  assert.ok(world.events("web").includes("Killing: Stopping container c"));
  world.seconds(3);
  assert.equal(state(world.pod("deaf")!), "running");
  world.seconds(3);
  assert.equal(world.pod("deaf"), undefined);
});

Deno.test("forced deletion takes no time at all", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { command: ["sleep", "1000"] });
  world.delete("pods", "p", 0);
  assert.equal(world.pod("p"), undefined);
  world.seconds(1);
  assert.equal(world.world.kubelets.worker(pod.metadata.uid), undefined);
});

Deno.test("a pod that is deleted before it runs goes too", () => {
  const world = new SmallWorld();
  world.run("p", { image: "nginx" }, {}, 0.2);
  world.delete("pods", "p");
  world.seconds(3);
  assert.equal(world.pod("p"), undefined);
});

Deno.test("what is mounted follows its ConfigMap", async () => {
  const world = new SmallWorld();
  const map = (value: string) => ({
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "m", namespace: "default" },
    data: { k: value },
  });
  world.create("configmaps", map("one"));
  world.run("p", { command: ["sleep", "1000"], volumeMounts: [{ name: "v", mountPath: "/config" }] }, {
    volumes: [{ name: "v", configMap: { name: "m" } }],
  });
  assert.equal((await world.exec("p", ["cat", "/config/k"])).out, "one");
  world.world.registry.update(world.world.registry.kind("configmaps"), map("two"));
  world.seconds(1);
  assert.equal((await world.exec("p", ["cat", "/config/k"])).out, "two");
});
