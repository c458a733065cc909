import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import type { Run } from "../../../src/simulator/host/process.ts";
import { procFiles } from "../../../src/simulator/host/proc_files.ts";
import { smallMachine } from "./small_machine.ts";

function* forEver(): Run {
  yield { kind: "forever" };
  return 0;
}

function machine() {
  const { kernel, start } = smallMachine();
  const init = start(forEver);
  const namespaces = kernel.newNamespaces(["pid"]);
  const inner = start(forEver, { namespaces, parent: init });
  const files = new FileTree({});
  const options = { release: "6.8.0-60-generic", hostname: () => "pequod" };
  files.mountAt("/proc", { node: procFiles(kernel, kernel.namespaces.pid, options).root, source: "proc" });
  files.mountAt("/inner", { node: procFiles(kernel, namespaces.pid, options).root, source: "proc" });
  return { files, kernel, start, init, inner };
}

Deno.test("each pid namespace has its own numbers", () => {
  const { files } = machine();
  const numbers = (path: string) => files.list(path).filter((name) => /^\d/.test(name));
  assert.deepEqual([numbers("/proc"), numbers("/inner")], [["1", "2"], ["1"]]);
});

Deno.test("self is the process whose step it is, in the numbers of that /proc; else the first", () => {
  const { files, start, init } = machine();
  const seen: unknown[] = [];
  const look = () => seen.push(files.facts("/proc/self")!.target, files.facts("/inner/self")!.target);
  const child = start(() => look(), { parent: init });
  start(() => {
    start(() => 0, { parent: init });
    seen.push(/^Pid:\t(\d+)$/m.exec(files.read("/proc/self/status")!)?.[1]);
    return 0;
  }, { parent: init });
  look();
  assert.deepEqual(seen, [String(child.pid), "", "4", "1", "1"]);
});

const TEXTS: [path: string, text: RegExp][] = [
  ["/proc/uptime", /^\d+\.\d\d \d+\.\d\d\n$/],
  ["/proc/loadavg", /^0\.00 0\.00 0\.00 0\/2 2\n$/],
  ["/proc/meminfo", /^MemTotal: {8}8388608 kB\nMemFree: /],
  ["/proc/cpuinfo", /processor\t: 3\n/],
  ["/proc/stat", /^cpu {2}\d+ 0 0 \d+ 0/],
  ["/proc/version", /^Linux version 6\.8\.0-60-generic /],
  ["/proc/mounts", /^/],
  ["/proc/sys/kernel/hostname", /^pequod\n$/],
];

for (const [path, text] of TEXTS) {
  Deno.test(`${path} says ${text}`, () => assert.match(machine().files.read(path)!, text));
}
