import assert from "node:assert/strict";
import { condition, SmallWorld, state } from "../small_world.ts";

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
  world.seconds(10);
  assert.equal((await world.exec("p", ["cat", "/config/k"])).out, "one");
  world.seconds(60);
  assert.equal((await world.exec("p", ["cat", "/config/k"])).out, "two");
});

Deno.test("a container for debugging joins a running pod, ends once and can be read", async () => {
  const world = new SmallWorld();
  const pod = world.run("p", { command: ["sleep", "1000"] });
  const { registry } = world.world;
  const spec = {
    ...pod.spec!,
    ephemeralContainers: [{ name: "debugger", image: "busybox", command: ["echo", "hi"] }],
  } as unknown as Record<string, unknown>;
  registry.update(registry.kind("pods"), { ...pod, spec }, { subresource: "ephemeralcontainers" });
  world.seconds(5);
  const [status] = world.pod("p")!.status!.ephemeralContainerStatuses!;
  assert.equal(status!.state!.terminated!.reason, "Completed");
  assert.equal(status!.restartCount, 0);
  assert.equal(condition(world.pod("p")!, "Ready"), "True");
  assert.equal(await world.log("p", { container: "debugger" }), "hi\n");
  assert.equal(world.pod("p")!.metadata.generation, 2);
});

Deno.test("past its deadline a pod has failed", () => {
  const world = new SmallWorld();
  const spec = { activeDeadlineSeconds: 20, terminationGracePeriodSeconds: 2 };
  world.run("p", { command: ["sleep", "1000"] }, spec, 40);
  const { status } = world.pod("p")!;
  const message = "Pod was active on the node longer than the specified deadline";
  assert.deepEqual([status!.phase, status!.reason, status!.message], ["Failed", "DeadlineExceeded", message]);
  assert.equal(state(world.pod("p")!), "terminated Error 137");
  assert.ok(world.events("p").includes(`DeadlineExceeded: ${message}`));
});

Deno.test("sidecars are stopped when the others have ended, the last first", () => {
  const world = new SmallWorld();
  const sidecar = (name: string) => ({
    name,
    image: "busybox:1.28",
    command: ["sh", "-c", `trap 'echo ${name} ends; exit 0' TERM; while true; do sleep 1; done`],
    restartPolicy: "Always" as const,
  });
  const main = { command: ["sh", "-c", "trap 'sleep 5; exit 0' TERM; while true; do sleep 1; done"] };
  const pod = world.run("p", main, { initContainers: [sidecar("first"), sidecar("second")] }, 15);
  const worker = world.world.kubelets.worker(pod.metadata.uid)!;
  const running = () => ["c", "second", "first"].filter((name) => worker.container(name)!.isRunning);
  world.delete("pods", "p");
  const seen = new Set<string>();
  for (let i = 0; i < 150; i++) {
    world.world.advance(100);
    seen.add(running().join(" "));
  }
  assert.deepEqual([...seen], ["c second first", "second first", "first", ""]);
  assert.equal(world.pod("p"), undefined);
});

Deno.test("who uses more memory than its limit is ended by the kernel", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { image: "nginx", resources: { limits: { memory: "6.5Mi" } } }, {
    restartPolicy: "Never",
  });
  assert.equal(state(pod), "terminated OOMKilled 137");
  const tiny = world.run("q", { image: "nginx", resources: { limits: { memory: "1Mi" } } });
  const { terminated } = tiny.status!.containerStatuses![0]!.lastState!;
  assert.equal(terminated!.reason, "StartError");
  assert.match(
    terminated!.message!,
    /unable to start container process: container init was OOM-killed \(memory limit too low\?\): unknown$/,
  );
});

Deno.test("another image is another run of the container, and no crash", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { image: "nginx:1.27" });
  const { registry } = world.world;
  const spec = { ...pod.spec!, containers: [{ ...pod.spec!.containers[0]!, image: "nginx:1.29" }] };
  registry.update(registry.kind("pods"), { ...pod, spec: spec as unknown as Record<string, unknown> });
  world.seconds(10);
  const [status] = world.pod("p")!.status!.containerStatuses!;
  assert.deepEqual([status!.image, status!.restartCount], ["docker.io/library/nginx:1.29", 1]);
  assert.ok(world.events("p").includes("Killing: Container c definition changed, will be restarted"));
});
