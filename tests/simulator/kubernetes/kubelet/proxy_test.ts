import assert from "node:assert/strict";
import { World } from "../../../../src/simulator/scenarios/world.ts";
import { KubeletProxy } from "../../../../src/simulator/kubernetes/kubelet/proxy.ts";
import { SmallWorld } from "../small_world.ts";

Deno.test("logs: whole, a tail, since, with times, of the previous run", async () => {
  const world = new SmallWorld();
  world.script("p", "echo one; sleep 4; echo two; exit 1", { restartPolicy: "Never" });
  assert.equal(await world.log("p"), "one\ntwo\n");
  assert.equal(await world.log("p", { tailLines: 1 }), "two\n");
  assert.match(
    await world.log("p", { timestamps: true, tailLines: 1 }),
    /^2026-11-22T12:00:\d\d\.\d{9}Z two\n$/,
  );
  world.seconds(60);
  assert.equal(await world.log("p", { sinceSeconds: 1 }), "");
  assert.equal(await world.log("p", { sinceTime: "2026-11-22T12:00:00Z" }), "one\ntwo\n");
  world.script("again", "echo one; sleep 4; exit 1");
  assert.equal(await world.log("again", { previous: true }), "one\n");
});

Deno.test("a followed log ends with its container", async () => {
  const world = new SmallWorld();
  world.script("p", "echo one; sleep 20; echo two", { restartPolicy: "Never" });
  const text = world.log("p", { follow: true });
  world.seconds(30);
  assert.equal(await text, "one\ntwo\n");
});

for (
  const [name, container, message] of [
    [
      "waiting",
      { image: "nope/nope" },
      'container "c" in pod "waiting" is waiting to start: trying and failing to pull image',
    ],
    [
      "config",
      { env: [{ name: "A", valueFrom: { secretKeyRef: { name: "x", key: "y" } } }] },
      'container "c" in pod "config" is waiting to start: CreateContainerConfigError',
    ],
  ] as const
) {
  Deno.test(`no log: ${message}`, () => {
    const world = new SmallWorld();
    world.run(name, structuredClone(container) as never);
    assert.throws(() => world.proxy.log(world.pod(name)!, LOG), { name: "StatusError", message });
  });
}

const LOG = { container: "c", follow: false, previous: false, timestamps: false };

Deno.test("there is no previous container before the first restart", () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  assert.throws(() => world.proxy.log(world.pod("p")!, { ...LOG, previous: true }), {
    message: 'previous terminated container "c" in pod "p" not found',
  });
});

Deno.test("a program that is not in the image cannot be executed", async () => {
  const world = new SmallWorld();
  world.script("p", "sleep 1000");
  await assert.rejects(
    world.exec("p", ["bash"]),
    /OCI runtime exec failed: exec failed: unable to start container process: exec: "bash": executable file not found in \$PATH: unknown$/,
  );
  await assert.rejects(
    world.exec("p", ["/bin/bash"]),
    /exec: "\/bin\/bash": stat \/bin\/bash: no such file or directory: unknown$/,
  );
});

Deno.test("a container that does not run cannot be entered", async () => {
  const world = new SmallWorld();
  world.script("p", "exit 0", { restartPolicy: "Never" });
  await assert.rejects(world.exec("p", ["sh"]), /unable to upgrade connection: container not found \("c"\)$/);
});

Deno.test("port-forward carries HTTP to the container", async () => {
  const world = new SmallWorld();
  world.run("web", { image: "nginx" });
  const { readable, writable } = await world.proxy.portForward(world.pod("web")!, 80);
  const writer = writable.getWriter();
  writer.write(new TextEncoder().encode("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
  const text = await new Response(readable).text();
  assert.match(text, /^HTTP\/1\.1 200 OK\r\nServer: nginx\//);
  assert.match(text, /Welcome to nginx!/);
});

Deno.test("port-forward to a port where nobody listens is refused", async () => {
  const world = new SmallWorld();
  world.run("web", { image: "nginx" });
  await assert.rejects(
    world.proxy.portForward(world.pod("web")!, 81),
    /dial tcp4 127\.0\.0\.1:81: connect: connection refused$/,
  );
});

Deno.test("on a light node nobody answers", () => {
  const world = new World({ seed: 1, startMs: 0, scenario: "empty", pods: 1 });
  const [pod] = world.registry.list(world.registry.kind("pods"), { namespace: "load" });
  const proxy = new KubeletProxy(world.kubelets, world.network, world.queue);
  assert.throws(() => proxy.log(pod!, LOG), /dial tcp 10\.1\.0\.1:10250: connect: connection refused$/);
});
