import assert from "node:assert/strict";
import type { HostConfig } from "../../../src/simulator/docker/container_config.ts";
import { smallEngine } from "./small_engine.ts";

/** What is asked for beside a container `web`, and which of its namespaces, and of the host's, it then has. */
const CASES: [host: HostConfig, ofWeb: string[], ofHost: string[]][] = [
  [{}, [], []],
  [{ NetworkMode: "container:web" }, ["net"], []],
  [{ PidMode: "container:web" }, ["pid"], []],
  [{ IpcMode: "container:web" }, ["ipc"], []],
  [{ NetworkMode: "container:web", PidMode: "container:web", IpcMode: "container:web" }, [
    "ipc",
    "net",
    "pid",
  ], []],
  [{ PidMode: "host" }, [], ["pid"]],
  [{ IpcMode: "host", UTSMode: "host" }, [], ["ipc", "uts"]],
  [{ NetworkMode: "host" }, [], ["net", "uts"]],
  [{ CgroupnsMode: "host" }, [], ["cgroup"]],
];

for (const [HostConfig, ofWeb, ofHost] of CASES) {
  Deno.test(`namespaces with ${JSON.stringify(HostConfig)}`, () => {
    const { engine, run } = smallEngine();
    const web = engine.containers.find(run({ Image: "nginx", HostConfig: { IpcMode: "shareable" } }, "web"));
    const other = engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "9"], HostConfig }));
    const { kernel } = engine.context;
    const types = (of: object) =>
      Object.entries(other.running.namespaces).filter(([type, one]) =>
        (of as Record<string, unknown>)[type] === one
      )
        .map(([type]) => type).filter((type) => type !== "user" && type !== "time").sort();
    assert.deepEqual([types(web.running.namespaces), types(kernel.namespaces)], [ofWeb, ofHost]);
  });
}

Deno.test("who joins another's processes sees them, and ends with their first", () => {
  const { engine, queue, run } = smallEngine();
  const web = engine.containers.find(run({ Image: "nginx" }, "web"));
  const HostConfig = { PidMode: "container:web" };
  const other = engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "99"], HostConfig }));
  assert.equal(other.running.machine.processes()[0]!.command, web.running.machine.processes()[0]!.command);
  web.kill("KILL");
  queue.advance(1);
  assert.deepEqual([other.isRunning, other.state.exitCode], [false, 137]);
});

/** Beside `web`, which has ended, and `shop`, which runs. */
const REFUSED: [host: HostConfig, message: RegExp][] = [
  [{ NetworkMode: "container:nosuch" }, /^No such container: nosuch$/],
  [{ NetworkMode: "container:web" }, /^cannot join network of a non running container: web$/],
  [
    { PidMode: "container:nosuch" },
    /^can't join PID namespace of container nosuch: No such container: nosuch$/,
  ],
  [
    { PidMode: "container:web" },
    /^can't join PID namespace of container web: container [0-9a-f]{64} is not running$/,
  ],
  [{ IpcMode: "container:shop" }, /^can't join IPC of container shop: non-shareable IPC \(hint: /],
];

for (const [HostConfig, message] of REFUSED) {
  Deno.test(`${JSON.stringify(HostConfig)}: ${message}`, () => {
    const { engine, run } = smallEngine();
    engine.containers.find(run({ Image: "nginx" }, "web")).kill("KILL");
    run({ Image: "nginx" }, "shop");
    const { container } = engine.containers.create({ Image: "busybox", HostConfig }, "other");
    assert.throws(() => container.start(), { message });
  });
}

/** The name that a container has, and its files say. */
const NAMES: [host: HostConfig, name: string][] = [
  [{ NetworkMode: "container:web" }, "shop"],
  [{ UTSMode: "host" }, "pequod"],
  [{ NetworkMode: "host" }, "pequod"],
];

for (const [HostConfig, name] of NAMES) {
  Deno.test(`with ${JSON.stringify(HostConfig)} its name is ${name}`, () => {
    const { engine, run } = smallEngine();
    run({ Image: "nginx", Hostname: "shop" }, "web");
    const { machine } =
      engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "9"], HostConfig })).running;
    assert.deepEqual([machine.hostname, machine.files.read("/etc/hostname")], [name, `${name}\n`]);
  });
}
