import assert from "node:assert/strict";
import type { CreateBody } from "../../../src/simulator/docker/container_config.ts";
import { smallEngine } from "./small_engine.ts";

Deno.test("a container is found by its name, its id, or the beginning of it", () => {
  const { engine, run } = smallEngine();
  const id = run({ Image: "nginx" }, "web");
  for (const reference of ["web", "/web", id, id.slice(0, 4)]) {
    assert.equal(engine.containers.find(reference).id, id);
  }
  assert.throws(() => engine.containers.find("wob"), /^EngineError: No such container: wob$/);
});

const WRONG: [body: CreateBody, name: string, why: RegExp][] = [
  [
    { Image: "nginx" },
    "web",
    /Conflict\. The container name "\/web" is already in use by container "[0-9a-f]{64}"\. You have to remove/,
  ],
  [{ Image: "nginx" }, "a b", /Invalid container name \(a b\), only/],
  [{ Image: "ngnix" }, "", /No such image: ngnix:latest/],
  [
    { Image: "nginx", WorkingDir: "x" },
    "",
    /the working directory 'x' is invalid, it needs to be an absolute path/,
  ],
  [
    { Image: "nginx", HostConfig: { NetworkMode: "container:web", PortBindings: { "80/tcp": null } } },
    "",
    /^EngineError: conflicting options: port publishing and the container type network mode$/,
  ],
  [
    { Image: "nginx", Hostname: "a", HostConfig: { UTSMode: "host" } },
    "",
    /conflicting options: hostname and the UTS mode$/,
  ],
  [{ Image: "nginx", HostConfig: { NetworkMode: "n9" } }, "", /network n9 not found/],
  [
    { Image: "nginx", HostConfig: { AutoRemove: true, RestartPolicy: { Name: "always" } } },
    "",
    /can't create 'AutoRemove' container with restart policy/,
  ],
];

for (const [body, name, why] of WRONG) {
  Deno.test(`not created: ${JSON.stringify(body)} ${name}`, () => {
    const { engine, run } = smallEngine();
    run({ Image: "nginx" }, "web");
    assert.throws(() => engine.containers.create(body, name), why);
    assert.equal(engine.containers.all.length, 1);
  });
}

Deno.test("one that runs is removed only by force; its anonymous volumes go when that is asked for", () => {
  const { engine, run } = smallEngine();
  const id = run({ Image: "data", Cmd: ["sleep", "100"] }, "db");
  const { volumes } = engine.context;
  assert.equal(volumes.all.length, 1);
  assert.throws(
    () => engine.containers.remove(id),
    /cannot remove container "db": container is running: stop the container before removing or force remove/,
  );
  engine.containers.remove(id, { isForced: true });
  assert.equal(volumes.all.length, 1);
  const other = run({ Image: "data", Cmd: ["sleep", "100"] });
  engine.containers.remove(other, { isForced: true, withVolumes: true });
  assert.equal(volumes.all.length, 1);
});

Deno.test("a name is changed, and the old one is free", () => {
  const { engine, run } = smallEngine();
  const id = run({ Image: "nginx" }, "web");
  engine.containers.rename("web", "www");
  assert.equal(engine.containers.find("www").id, id);
  assert.throws(() => engine.containers.find("web"));
});
