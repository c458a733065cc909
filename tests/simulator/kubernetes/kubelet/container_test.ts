import assert from "node:assert/strict";
import { SmallWorld, state } from "../small_world.ts";

Deno.test("a container is pulled, created and started, and told so", () => {
  const world = new SmallWorld();
  const pod = world.run("web", { image: "nginx" });
  assert.equal(state(pod), "running");
  const [scheduled, pulling, pulled, created, started] = world.events("web");
  assert.match(scheduled!, /^Scheduled: /);
  assert.equal(pulling, 'Pulling: Pulling image "nginx"');
  assert.match(
    pulled!,
    /^Pulled: Successfully pulled image "nginx" in (\d\.\d+s|\d+ms) \(\1 including waiting\)\. Image size: 72319283 bytes\.$/,
  );
  assert.deepEqual([created, started], ["Created: Container created", "Started: Container started"]);
});

Deno.test("a container that fails is restarted at once, then after 10, 20, 40 seconds", () => {
  const world = new SmallWorld();
  world.script("crash", "echo run; exit 1", {}, 3);
  const restarts: number[] = [];
  const states = new Set<string>();
  for (let second = 0; second < 100; second++) {
    world.seconds(1);
    const status = world.pod("crash")!.status!.containerStatuses![0]!;
    if (status.restartCount > restarts.length) restarts.push(second);
    states.add(state(world.pod("crash")!));
  }
  assert.equal(restarts.length, 4);
  const gaps = restarts.slice(1).map((at, index) => at - restarts[index]!);
  for (const [index, wanted] of [10, 20, 40].entries()) {
    assert.ok(Math.abs(gaps[index]! - wanted) <= 2, gaps.join());
  }
  assert.deepEqual([...states].sort(), ["terminated Error 1", "waiting CrashLoopBackOff"]);
  const status = world.pod("crash")!.status!.containerStatuses![0]!;
  assert.match(
    status.state!.waiting!.message!,
    /^back-off 1m20s restarting failed container=c pod=crash_default\(.{36}\)$/,
  );
  assert.equal(status.lastState!.terminated!.exitCode, 1);
  assert.match(
    world.events("crash").join("\n"),
    /BackOff: Back-off restarting failed container c in pod crash_default\(/,
  );
});

Deno.test("a missing ConfigMap holds a container up until it is there", () => {
  const world = new SmallWorld();
  const env = [{ name: "A", valueFrom: { configMapKeyRef: { name: "map", key: "a" } } }];
  const pod = world.run("p", { env, command: ["sh", "-c", "echo $A; sleep 100"] });
  assert.equal(state(pod), "waiting CreateContainerConfigError");
  assert.equal(pod.status!.containerStatuses![0]!.state!.waiting!.message, 'configmap "map" not found');
  assert.ok(world.events("p").some((event) => event.startsWith('Failed: Error: configmap "map" not found')));
  world.create("configmaps", {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "map", namespace: "default" },
    data: { a: "1" },
  });
  world.seconds(30);
  assert.equal(state(world.pod("p")!), "running");
});

Deno.test("a command that is not in the image does not start", () => {
  const world = new SmallWorld();
  const pod = world.run("p", { command: ["nope"] }, {}, 4);
  const text = 'exec: "nope": executable file not found in $PATH: unknown';
  assert.ok(
    world.events("p").some((event) =>
      event.startsWith("Failed: Error: failed to create containerd task") && event.includes(text)
    ),
  );
  assert.match(state(pod), /waiting (RunContainerError|CrashLoopBackOff)/);
  assert.equal(pod.status!.containerStatuses![0]!.lastState!.terminated!.reason, "StartError");
  world.delete("pods", "p");
  world.seconds(2);
  assert.equal(world.pod("p"), undefined);
  const ended = world.run("once", { command: ["nope"] }, { restartPolicy: "Never" });
  assert.deepEqual([state(ended), ended.status!.phase], ["terminated StartError 128", "Failed"]);
});

Deno.test("restart policies", () => {
  const world = new SmallWorld();
  world.script("never", "exit 2", { restartPolicy: "Never" });
  world.script("once", "exit 0", { restartPolicy: "OnFailure" });
  world.script("again", "exit 2", { restartPolicy: "OnFailure" });
  assert.equal(world.pod("never")!.status!.phase, "Failed");
  assert.equal(world.pod("once")!.status!.phase, "Succeeded");
  assert.ok(world.pod("again")!.status!.containerStatuses![0]!.restartCount > 0);
});

Deno.test("a preStop hook takes its time from the grace, and no more than that", () => {
  const world = new SmallWorld();
  const lifecycle = { preStop: { exec: { command: ["sleep", "3600"] } } };
  world.run("p", { image: "nginx", lifecycle }, { terminationGracePeriodSeconds: 10 });
  world.delete("pods", "p");
  world.seconds(9);
  assert.notEqual(world.pod("p"), undefined);
  world.seconds(5);
  assert.equal(world.pod("p"), undefined);
});
