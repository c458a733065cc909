import assert from "node:assert/strict";
import { ENGINE_SOCKET } from "../../src/lab/host_files.ts";
import { AHAB } from "../../src/lab/host_accounts.ts";
import { smallLab } from "./small_lab.ts";

const { host } = smallLab();
const own = host.machineOf(AHAB).files;

const READ: [path: string, text: RegExp][] = [
  ["/etc/hostname", /^pequod\n$/],
  ["/etc/hosts", /^127\.0\.1\.1\tpequod\n192\.168\.122\.4\teli01$/m],
  ["/etc/os-release", /^VERSION_ID="24\.04"$/m],
  ["/etc/mtab", /^\/dev\/vda1 \/ ext4 /m],
  ["/proc/1/comm", /^(init|systemd)\n$/],
  ["/proc/uptime", /^259200\.00 /],
  ["/sys/fs/cgroup/cgroup.controllers", /memory/],
  ["/home/ahab/.bashrc", /PS1=/],
];

for (const [path, text] of READ) {
  Deno.test(`ahab reads ${path}`, () => assert.match(own.readText(path), text));
}

Deno.test("ahab may write in his home and to the engine's socket, and not look into the engine's disk", () => {
  assert.equal(own.refusalTo("make", "/home/ahab/new"), undefined);
  assert.equal(own.refusalTo("write", ENGINE_SOCKET), undefined);
  assert.equal(own.refusalTo("list", "/var/lib/docker"), "Permission denied");
  assert.equal(own.refusalTo("make", "/etc/new"), "Permission denied");
  assert.equal(
    host.machineOf({ ...AHAB, name: "queequeg", uid: 1001, gid: 1001 }).files
      .refusalTo("write", ENGINE_SOCKET),
    "Permission denied",
  );
});

Deno.test("programs are files that may be run, under /bin, too", () => {
  assert.equal(own.status("/bin/ls")?.mode, 0o755);
});
