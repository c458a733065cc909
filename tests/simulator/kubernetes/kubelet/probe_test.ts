import assert from "node:assert/strict";
import { condition, SmallWorld, state } from "../small_world.ts";

Deno.test("a pod is ready when its probe has succeeded, after the initial delay", () => {
  const world = new SmallWorld();
  const readinessProbe = { httpGet: { path: "/", port: 80 }, initialDelaySeconds: 20, periodSeconds: 5 };
  const pod = world.run("web", { image: "nginx", readinessProbe }, {}, 15);
  assert.equal(condition(pod, "Ready"), "False ContainersNotReady containers with unready status: [c]");
  world.seconds(15);
  assert.equal(condition(world.pod("web")!, "Ready"), "True");
});

Deno.test("a failing readiness probe is told and takes the pod out, but does not restart it", () => {
  const world = new SmallWorld();
  const readinessProbe = { httpGet: { path: "/nope", port: 80 }, periodSeconds: 2 };
  const pod = world.run("web", { image: "nginx", readinessProbe }, {}, 20);
  assert.match(condition(pod, "Ready")!, /^False/);
  assert.ok(
    world.events("web").some((event) =>
      event.startsWith("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 404")
    ),
  );
  assert.equal(pod.status!.containerStatuses![0]!.restartCount, 0);
});

Deno.test("nobody listens: connection refused", () => {
  const world = new SmallWorld();
  const pod = world.run(
    "p",
    { command: ["sleep", "1000"], readinessProbe: { tcpSocket: { port: 81 } } },
    {},
    15,
  );
  const { podIP } = pod.status!;
  assert.ok(
    world.events("p").some((event) =>
      event.startsWith(`Unhealthy: Readiness probe failed: dial tcp ${podIP}:81: connect: connection refused`)
    ),
  );
});

Deno.test("a gRPC probe fails where nobody speaks it", () => {
  const world = new SmallWorld();
  const pod = world.run("web", { image: "nginx", readinessProbe: { grpc: { port: 80 } } }, {}, 15);
  assert.match(condition(pod, "Ready")!, /^False/);
  const problem = `timeout: failed to connect service "${
    pod.status!.podIP
  }:80" within 1s: context deadline exceeded`;
  assert.ok(
    world.events("web").some((event) => event.startsWith(`Unhealthy: Readiness probe failed: ${problem}`)),
  );
});

Deno.test("an HTTP probe sends the headers it is given", async () => {
  const world = new SmallWorld();
  const httpHeaders = [{ name: "User-Agent", value: "mine/1" }];
  world.run("web", { image: "nginx", readinessProbe: { httpGet: { port: 80, httpHeaders } } }, {}, 15);
  assert.match(await world.log("web"), /"GET \/ HTTP\/1\.1" 200 \d+ "-" "mine\/1"/);
});

Deno.test("a failing liveness probe restarts the container", () => {
  const world = new SmallWorld();
  const livenessProbe = { exec: { command: ["cat", "/tmp/healthy"] }, periodSeconds: 5, failureThreshold: 2 };
  world.run(
    "p",
    {
      command: ["sh", "-c", "touch /tmp/healthy; sleep 20; rm /tmp/healthy; sleep 600"],
      livenessProbe,
    },
    { terminationGracePeriodSeconds: 1 },
    45,
  );
  const events = world.events("p").join("\n");
  assert.match(
    events,
    /Unhealthy: Liveness probe failed: cat: can't open '\/tmp\/healthy': No such file or directory/,
  );
  assert.match(events, /Killing: Container c failed liveness probe, will be restarted/);
  assert.equal(world.pod("p")!.status!.containerStatuses![0]!.restartCount, 1);
  assert.equal(state(world.pod("p")!), "running");
});

Deno.test("a startup probe holds the others back", () => {
  const world = new SmallWorld();
  const check = { exec: { command: ["cat", "/tmp/started"] }, periodSeconds: 2 };
  const container = {
    command: ["sh", "-c", "sleep 12; touch /tmp/started; sleep 600"],
    startupProbe: { ...check, failureThreshold: 20 },
    livenessProbe: { ...check, failureThreshold: 1 },
  };
  const pod = world.run("p", container, {}, 8);
  assert.equal(pod.status!.containerStatuses![0]!.started, false);
  world.seconds(15);
  const status = world.pod("p")!.status!.containerStatuses![0]!;
  assert.deepEqual([status.started, status.ready, status.restartCount], [true, true, 0]);
});
