import assert from "node:assert/strict";
import { smallEngine } from "./small_engine.ts";

function session(wish: Record<string, unknown>) {
  const small = smallEngine();
  const id = small.run({ Image: "busybox", Cmd: ["sleep", "1000"], Env: ["A=1"] });
  const exec = small.engine.createExec(small.engine.containers.find(id), wish);
  let text = "";
  exec.listeners.add((stream, more) => text += `${stream}:${more}`);
  return { ...small, exec, text: () => text };
}

/** What is run, and what comes of it. */
const RUNS: [wish: Record<string, unknown>, text: string, code: number][] = [
  [{ Cmd: ["sh", "-c", "echo $A$B"], Env: ["B=2"] }, "stdout:12\n", 0],
  [{ Cmd: ["pwd"], WorkingDir: "/tmp" }, "stdout:/tmp\n", 0],
  [{ Cmd: ["sh", "-c", "exit 4"] }, "", 4],
  [{ Cmd: ["id", "-u"], User: "1000" }, "stdout:1000\n", 0],
];

for (const [wish, text, code] of RUNS) {
  Deno.test(`exec ${JSON.stringify(wish)}`, () => {
    const { queue, exec, text: seen } = session(wish);
    exec.start();
    queue.advance(100);
    assert.deepEqual([seen(), exec.exitCode, exec.isRunning], [text, code, false]);
  });
}

/** What cannot be begun, why, and the exit code that is told. */
const REFUSED: [wish: Record<string, unknown>, why: RegExp, code: number][] = [
  [{ Cmd: ["id"], User: "nosuch" }, /^unable to find user nosuch: no matching entries in passwd file$/, 126],
  [
    { Cmd: ["pwd"], WorkingDir: "/nope" },
    /process: chdir to cwd \("\/nope"\) set in config\.json failed: no such file or directory: unknown$/,
    127,
  ],
];

for (const [wish, why, code] of REFUSED) {
  Deno.test(`no exec ${JSON.stringify(wish)}`, () => {
    const { exec } = session(wish);
    assert.throws(() => exec.start(), { message: why });
    assert.equal(exec.exitCode, code);
  });
}

Deno.test("nothing is begun in a container that is paused", () => {
  const { engine, exec } = session({ Cmd: ["id"] });
  exec.container.pause();
  const why = /^EngineError: Container \S+ is paused, unpause the container before exec$/;
  assert.throws(() => engine.createExec(exec.container, { Cmd: ["id"] }), why);
});

Deno.test("nothing is begun in a container between two of its runs", () => {
  const { engine, queue, run } = smallEngine();
  const id = run({ Image: "busybox", Cmd: ["false"], HostConfig: { RestartPolicy: { Name: "always" } } });
  queue.advance(10);
  const container = engine.containers.find(id);
  assert.equal(container.state.status, "restarting");
  const why = new RegExp(`^EngineError: Container ${id} is restarting, wait until the container is running$`);
  assert.throws(() => engine.createExec(container, { Cmd: ["id"] }), why);
});

Deno.test("the shim is the parent of what is begun, and nothing is left of it", () => {
  const { engine, exec, queue } = session({ Cmd: ["sleep", "1"] });
  const { kernel } = engine.context;
  const before = [...kernel.tasks].length;
  exec.start();
  const all = kernel.namespaces.pid;
  const row = kernel.rowsIn(all).find(({ command }) => command === "sleep 1")!;
  assert.equal(row.parentPid, exec.container.running.main.parent!.numberIn(all));
  assert.equal(kernel.rowsIn(exec.container.running.namespaces.pid).at(-1)!.parentPid, 0);
  queue.advance(2000);
  assert.equal([...kernel.tasks].length, before);
});

Deno.test("what is not there cannot be started, and nothing is started twice", () => {
  const { exec } = session({ Cmd: ["nope"] });
  assert.throws(
    () => exec.start(),
    /^EngineError: OCI runtime exec failed: exec failed: unable to start container process: exec: "nope": executable file not found in \$PATH: unknown$/,
  );
  assert.equal(exec.exitCode, 127);
  assert.throws(() => exec.start(), /has already run/);
});

Deno.test("with the container the command ends", () => {
  const { engine, exec } = session({ Cmd: ["sleep", "500"] });
  exec.start();
  engine.containers.remove(exec.container.id, { isForced: true });
  assert.equal(exec.exitCode, 137);
});
