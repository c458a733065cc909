import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

Deno.test("what the engine writes for a container lies on the host, too", () => {
  const { engine, run } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["sleep", "9"], WorkingDir: "/made/here" }, "box");
  const { files } = engine.containers.find(id).root;
  assert.equal(files.read("/etc/hostname"), `${id.slice(0, 12)}\n`);
  assert.equal(
    engine.context.hostFiles.read(`/var/lib/docker/containers/${id}/hosts`),
    files.read("/etc/hosts"),
  );
  assert.ok(files.isFolder("/made/here"));
});

Deno.test("a network more is told in the container's files, and one less", async () => {
  const { ask, engine, run } = smallEngine();
  await ask("POST", "/networks/create", { Name: "app" });
  const id = run({ Image: "busybox", Cmd: ["sleep", "9"] }, "box");
  const { files } = engine.containers.find(id).root;
  const own = () => files.readText("/etc/hosts").split("\n").filter((line) => line.includes(id.slice(0, 12)));
  assert.deepEqual(own(), [`172.17.0.2\t${id.slice(0, 12)}`]);
  await ask("POST", "/networks/app/connect", { Container: "box" });
  assert.deepEqual(own(), [`172.17.0.2\t${id.slice(0, 12)}`, `172.18.0.2\t${id.slice(0, 12)}`]);
  assert.match(files.readText("/etc/resolv.conf"), /^nameserver 127\.0\.0\.11\n/);
  await ask("POST", "/networks/app/disconnect", { Container: "box" });
  assert.equal(own().length, 1);
  assert.doesNotMatch(files.readText("/etc/resolv.conf"), /127\.0\.0\.11/);
});

/** What is to be started, and why it cannot be. */
const REFUSALS: [program: string, why: RegExp][] = [
  ["nope", /exec: "nope": executable file not found in \$PATH: unknown$/],
  ["/nope", /exec: "\/nope": stat \/nope: no such file or directory: unknown$/],
  ["/etc", /exec: "\/etc": is a directory: unknown$/],
  ["/etc/hosts", /exec: "\/etc\/hosts": permission denied: unknown$/],
];

for (const [program, why] of REFUSALS) {
  Deno.test(`${program} cannot be started`, () => {
    const { engine } = smallEngine();
    const { container } = engine.containers.create({ Image: "busybox", Cmd: [program] }, "");
    assert.throws(() => container.start(), why);
  });
}

Deno.test("a container sees the machine that it runs on, and chance of its own", () => {
  const { engine, run } = smallEngine();
  const filesOf = () => engine.containers.find(run({ Image: "busybox", Cmd: ["sleep", "9"] })).root.files;
  const [one, other] = [filesOf(), filesOf()];
  assert.match(one.readText("/proc/uptime"), /^3600\.00 /);
  assert.equal(one.readText("/proc/cpuinfo").match(/^processor/gm)?.length, 2);
  assert.notEqual(one.readText("/dev/urandom"), other.readText("/dev/urandom"));
});
