import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import type { Run } from "../../../src/simulator/host/process.ts";
import { procFiles } from "../../../src/simulator/host/proc_files.ts";
import { smallMachine } from "./small_machine.ts";

function* forEver(): Run {
  yield { kind: "forever" };
  return 0;
}

function proc() {
  const { kernel, start } = smallMachine();
  const init = start(forEver);
  const group = kernel.controlGroups.child("docker").child("abc");
  const namespaces = kernel.newNamespaces(["pid", "mnt"]);
  const task = start(forEver, { parent: init, namespaces, controlGroup: group });
  task.process.machine.files.write("/etc/motd", "from inside");
  const files = new FileTree({});
  const options = { release: "6", hostname: () => "h" };
  const container = { ...options, controlGroup: group };
  files.mountAt("/proc", { node: procFiles(kernel, kernel.namespaces.pid, options).root, source: "proc" });
  files.mountAt("/inner", { node: procFiles(kernel, namespaces.pid, container).root, source: "proc" });
  return { files, namespaces };
}

const TEXTS: [path: string, text: RegExp][] = [
  ["/proc/2/cgroup", /^0::\/docker\/abc\n$/],
  ["/inner/1/cgroup", /^0::\/\n$/],
  ["/proc/2/status", /^NSpid:\t2\t1$/m],
  ["/inner/1/status", /^NSpid:\t1$/m],
  ["/proc/2/status", /^PPid:\t1$/m],
  ["/inner/1/status", /^PPid:\t0$/m],
  ["/proc/2/stat", /^2 \(\S+\) S 1 /],
  ["/proc/2/mounts", / \/ /],
  ["/proc/2/mountinfo", /^\d+ 1 0:\d+ \/ \/ rw,relatime - /],
  ["/proc/2/limits", /^Max open files +1048576 /m],
  ["/proc/2/root/etc/motd", /^from inside$/],
];

for (const [path, text] of TEXTS) {
  Deno.test(`${path} says ${text}`, () => assert.match(proc().files.read(path)!, text));
}

Deno.test("namespaces are told by their inodes, the same for who shares them", () => {
  const { files, namespaces } = proc();
  const link = (path: string) => files.facts(path)!.target;
  assert.equal(link("/proc/2/ns/pid"), `pid:[${namespaces.pid.inode}]`);
  assert.equal(link("/proc/2/ns/net"), link("/proc/1/ns/net"));
  assert.notEqual(link("/proc/2/ns/mnt"), link("/proc/1/ns/mnt"));
});

Deno.test("others do not get into a process's root, nor read its environment", () => {
  const { files } = proc();
  const alice = files.as({ uid: 1000, gid: 1000, groups: [] });
  assert.equal(alice.refusalTo("read", "/proc/2/root/etc/motd"), "Permission denied");
  assert.equal(alice.refusalTo("read", "/proc/2/environ"), "Permission denied");
  assert.deepEqual(files.list("/proc/2/fd"), ["0", "1", "2"]);
});

const TITLES: [title: string | undefined, commandLine: string][] = [
  [undefined, "nginx\0-g\0daemon off;\0"],
  ["nginx: master process nginx -g daemon off;", "nginx: master process nginx -g daemon off;\0"],
  ["/bin/sh /entrypoint.sh nginx", "/bin/sh\0/entrypoint.sh\0nginx\0"],
];

for (const [title, commandLine] of TITLES) {
  Deno.test(`the command line of a process with the title ${title}`, () => {
    const { kernel, start } = smallMachine();
    start(forEver, { argv: ["nginx", "-g", "daemon off;"], ...(title ? { title } : {}) });
    const files = new FileTree({});
    const options = { release: "6", hostname: () => "h" };
    files.mountAt("/proc", { node: procFiles(kernel, kernel.namespaces.pid, options).root, source: "proc" });
    assert.equal(files.read("/proc/1/cmdline"), commandLine);
  });
}
