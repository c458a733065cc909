import assert from "node:assert/strict";
import { processMachine } from "../../src/lab/process_machine.ts";
import { idleProcess, smallLab } from "./small_lab.ts";

Deno.test("other programs of the host are run, and what they say is captured", async () => {
  const lab = smallLab();
  const { task, process } = idleProcess(lab);
  const machine = processMachine(process, task);
  const running = machine.run(["cat", "-"], { input: "hello" });
  lab.queue.advance(100);
  assert.deepEqual(await running, { code: 0, output: "hello", errors: "" });
  await assert.rejects(machine.run(["nosuch"]), Deno.errors.NotFound);
});

Deno.test("files, folders and home are the process's", async () => {
  const { task, process } = idleProcess(smallLab());
  const machine = processMachine(process, task);
  assert.equal(machine.home, "/home/ahab");
  assert.equal(machine.workingFolder, "/home/ahab");
  assert.equal(machine.folders.cache, "/home/ahab/.cache/pequod");
  const { path, remove } = await machine.temporaryFolder();
  await machine.writeFile(`${path}/a/b`, new Uint8Array([1]));
  assert.deepEqual(await machine.listFolder(path), ["a/"]);
  assert.deepEqual(await machine.readFile(`${path}/a/b`), new Uint8Array([1]));
  await remove();
  await assert.rejects(machine.listFolder(path), Deno.errors.NotFound);
  await machine.removeFile("nosuch");
});
