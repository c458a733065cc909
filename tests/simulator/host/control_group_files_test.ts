import assert from "node:assert/strict";
import { controlGroupFiles } from "../../../src/simulator/host/control_group_files.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import type { Run } from "../../../src/simulator/host/process.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";
import { smallMachine } from "./small_machine.ts";

function* forEver(): Run {
  yield { kind: "forever" };
  return 0;
}

function tree() {
  const { kernel, start } = smallMachine();
  const group = kernel.controlGroups.child("docker");
  start(forEver, { controlGroup: group });
  const files = new FileTree({});
  files.mountAt("/cg", { node: controlGroupFiles(kernel, kernel.controlGroups).root, source: "cgroup" });
  return { files, group };
}

const WRITES: [file: string, text: string, read: string | undefined][] = [
  ["memory.max", "64M\n", "67108864\n"],
  ["memory.max", "max", "max\n"],
  ["memory.max", "lots", undefined],
  ["cpu.max", "50000 100000", "50000 100000\n"],
  ["cpu.max", "max", "max 100000\n"],
  ["cpu.max", "half", undefined],
  ["pids.max", "10", "10\n"],
  ["cgroup.freeze", "1", "1\n"],
  ["cgroup.freeze", "2", undefined],
];

for (const [file, text, read] of WRITES) {
  Deno.test(`${JSON.stringify(text)} written to ${file} is ${JSON.stringify(read)}`, () => {
    const { files } = tree();
    const refusal = refusalOf(() => files.write(`/cg/docker/${file}`, text));
    assert.equal(refusal, read === undefined ? "Invalid argument" : undefined);
    if (read !== undefined) assert.equal(files.read(`/cg/docker/${file}`), read);
  });
}

Deno.test("groups are made and removed as folders, and tell who is in them", () => {
  const { files, group } = tree();
  assert.deepEqual([files.read("/cg/docker/cgroup.procs"), files.read("/cg/docker/pids.current")], [
    "1\n",
    "1\n",
  ]);
  files.makeNode("/cg/docker/mine", "folder", 0o755);
  assert.ok(group.children.has("mine"));
  files.unlink("/cg/docker/mine");
  assert.equal(group.children.has("mine"), false);
  assert.equal(refusalOf(() => files.unlink("/cg/docker")), "Device or resource busy");
  assert.equal(refusalOf(() => files.unlink("/cg/docker/memory.max")), "Operation not permitted");
});
