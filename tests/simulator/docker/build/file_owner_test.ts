import assert from "node:assert/strict";
import { ownerOf } from "../../../../src/simulator/docker/build/file_owner.ts";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";

const files = new FileTree({ "/etc/passwd": "node:x:1000:1001::/:/bin/sh\n", "/etc/group": "adm:x:4:\n" });

const OWNERS: [text: string, uid: number, gid: number][] = [
  ["node", 1000, 1001],
  ["node:adm", 1000, 4],
  ["5", 5, 5],
  ["5:6", 5, 6],
  ["1000", 1000, 1000],
];

for (const [text, uid, gid] of OWNERS) {
  Deno.test(`${text} is ${uid}:${gid}`, () => assert.deepEqual(ownerOf(files, text), { uid, gid }));
}

Deno.test("who is not there is named", () => {
  assert.throws(() => ownerOf(files, "x"), /can't find uid for user x: no such user: x$/);
  assert.throws(() => ownerOf(files, "0:x"), /can't find gid for group x: no such group: x$/);
});
