import assert from "node:assert/strict";
import { portNumber } from "../../../../src/simulator/kubernetes/kubelet/hooks.ts";
import { SmallWorld, state } from "../small_world.ts";

const SLEEPER = { command: ["sleep", "600"] };

Deno.test("a container runs when its postStart hook has ended", () => {
  const world = new SmallWorld();
  const lifecycle = { postStart: { exec: { command: ["sh", "-c", "sleep 20; echo hi > /tmp/hook"] } } };
  const pod = world.run("p", { ...SLEEPER, lifecycle });
  assert.equal(state(pod), "waiting ContainerCreating");
  world.seconds(20);
  assert.equal(state(world.pod("p")!), "running");
});

Deno.test("a postStart hook that fails ends the container", () => {
  const world = new SmallWorld();
  const lifecycle = { postStart: { exec: { command: ["sh", "-c", "echo no >&2; exit 3"] } } };
  const spec = { terminationGracePeriodSeconds: 1, restartPolicy: "Never" as const };
  const pod = world.run("p", { ...SLEEPER, lifecycle }, spec, 30);
  const events = world.events("p").map((event) => event.split(" (x")[0]);
  assert.ok(events.includes("FailedPostStartHook: PostStartHook failed"), events.join("\n"));
  assert.ok(events.includes("Killing: FailedPostStartHook"));
  assert.equal(state(pod), "terminated Error 137");
});

Deno.test("an HTTP hook that nobody answers fails", () => {
  const world = new SmallWorld();
  const lifecycle = { postStart: { httpGet: { port: 81, path: "/x" } } };
  world.run("p", { ...SLEEPER, lifecycle }, { terminationGracePeriodSeconds: 30 }, 6);
  const { waiting } = world.pod("p")!.status!.containerStatuses![0]!.state!;
  const { podIP } = world.pod("p")!.status!;
  const uid = world.pod("p")!.metadata.uid;
  assert.deepEqual(waiting, {
    reason: "PostStartHookError",
    message: `HTTP lifecycle hook (/x) for Container "c" in Pod "p_default(${uid})" failed - error: ` +
      `Get "http://${podIP}:81/x": dial tcp ${podIP}:81: connect: connection refused`,
  });
});

Deno.test("a preStop hook that fails is told, and the container still stops", () => {
  const world = new SmallWorld();
  world.run("p", { ...SLEEPER, lifecycle: { preStop: { exec: { command: ["false"] } } } });
  world.delete("pods", "p", 3);
  world.seconds(8);
  assert.ok(world.events("p").includes("FailedPreStopHook: PreStopHook failed"));
  assert.equal(world.pod("p"), undefined);
});

Deno.test("ports have numbers and names", () => {
  const container = { name: "c", ports: [{ name: "web", containerPort: 8080 }] };
  assert.deepEqual([portNumber(container, 80), portNumber(container, "web"), portNumber(container, "no")], [
    80,
    8080,
    0,
  ]);
});
