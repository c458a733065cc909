import assert from "node:assert/strict";
import type { Program } from "../../src/simulator/host/process.ts";
import { programProcess } from "../../src/lab/program_process.ts";
import { smallLab } from "./small_lab.ts";

Deno.test("streams, clock, files and variables are the process's", async () => {
  const lab = smallLab();
  const program = programProcess(async (argv, io) => {
    const startMs = io.now();
    await io.wait(1500);
    await io.write(new Uint8Array([0xc3]));
    await io.write(new Uint8Array([0xa9]));
    await io.out(
      `${argv.join(" ")} ${await io.readInput()} ${io.now() - startMs >= 1500} ${io.env("HOME")}\n`,
    );
    await io.err(await io.readFile("/etc/hostname"));
    assert.equal(io.isTerminal("output"), false);
    assert.equal(io.terminal, undefined);
    return 4;
  });
  const task = lab.start(program, { argv: ["program", "a", "b"], input: "typed" });
  assert.equal(await lab.end(task), 4);
  assert.deepEqual(lab.written, { out: "\u00e9a b typed true /home/ahab\n", err: "pequod\n" });
});

Deno.test("a terminal tells its size and gives every key", async () => {
  const lab = smallLab();
  const terminal = lab.host.kernel.makeTerminal({ columns: 100, rows: 30 });
  let shown = "";
  terminal.onOutput = (text) => void (shown += text);
  const keys = programProcess(async (_, io) => {
    const back = io.terminal!.raw();
    await io.out("ready");
    for await (const chunk of io.input()) {
      await io.out(JSON.stringify(new TextDecoder().decode(chunk)) + io.terminal!.size.columns);
      if (chunk[0] === 3) break;
    }
    back();
    return 0;
  });
  const task = lab.host.kernel.spawn({
    parent: lab.host.init,
    argv: ["keys"],
    program: keys,
    jobGroup: "session",
    terminal,
    descriptors: new Map([[0, terminal], [1, terminal], [2, terminal]]),
  });
  for (const key of ["x", "\x03"]) {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise<void>((go) => setTimeout(go, 0));
      lab.queue.advance(1);
    }
    terminal.type(key);
  }
  assert.equal(await lab.end(task), 0);
  assert.equal(shown, 'ready"x"100"\\u0003"100');
  assert.equal(terminal.modes.echoes, true);
});

Deno.test("who reads from its terminal in the background is stopped, and reads when it is brought forward", async () => {
  const lab = smallLab();
  const { kernel, init } = lab.host;
  const terminal = kernel.makeTerminal();
  const descriptors = new Map([[0, terminal], [1, terminal], [2, terminal]]);
  const waits: Program = function* () {
    yield { kind: "forever" };
    return 0;
  };
  const shell = kernel.spawn({
    parent: init,
    argv: ["shell"],
    program: waits,
    jobGroup: "session",
    terminal,
    descriptors,
  });
  const reads = programProcess(async (_, io) => {
    for await (const chunk of io.input()) return chunk.length;
    return 99;
  });
  const task = kernel.spawn({ parent: shell, argv: ["reads"], program: reads, jobGroup: "new" });
  const turns = async () => {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise<void>((go) => setTimeout(go, 0));
      lab.queue.advance(1);
    }
  };
  await turns();
  assert.equal(task.state, "T");
  terminal.type("four\r");
  await turns();
  assert.equal(task.hasEnded, false);
  terminal.foreground = task.jobGroup;
  task.jobGroup.signal("CONT");
  assert.equal(await lab.end(task), 5);
});
