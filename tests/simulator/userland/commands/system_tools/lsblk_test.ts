import assert from "node:assert/strict";
import { MemoryFiles } from "../../../../../src/simulator/host/memory_files.ts";
import { runIn, ubuntuBox } from "../ubuntu_box.ts";

const CASES: [words: string, out: string, err?: string][] = [
  [
    "lsblk",
    "NAME   MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS\nvda    254:0    0   2M  0 disk\n└─vda1 254:1    0   1M  0 part /data\n",
  ],
  ["lsblk -dno NAME,SIZE", "vda 2M\n"],
  ["lsblk -lpo NAME,TYPE", "NAME      TYPE\n/dev/vda  disk\n/dev/vda1 part\n"],
  ["lsblk -b -n -o SIZE /dev/vda1", "1048576\n"],
  ["lsblk -o FOO", "", "lsblk: unknown column: FOO\n"],
  ["lsblk nope", "", "lsblk: nope: not a block device\n"],
];

for (const [words, out, err = ""] of CASES) {
  Deno.test(`lsblk: ${words}`, () => {
    const box = ubuntuBox();
    const { root } = new MemoryFiles({ now: () => 0, mode: 0o755, limitBytes: 1024 ** 2 });
    box.machine.files.mountAt("/data", { node: root, source: "/dev/vda1" });
    const ran = runIn(box, words.split(" "));
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
