import assert from "node:assert/strict";
import type { FileFacts } from "../../../src/simulator/host/file_node.ts";
import {
  type Access,
  type Credentials,
  mayAccess,
  mayRemove,
} from "../../../src/simulator/host/permission.ts";

function facts(mode: number, uid = 1000, gid = 1000): FileFacts {
  return { kind: "file", mode, uid, gid, size: 0, links: 1, inode: 1, changedMs: 0, statusMs: 0 };
}

function who(uid: number, gid = uid, groups: number[] = []): Credentials {
  return { uid, gid, groups };
}

const ACCESS: [who: Credentials, mode: number, access: Access, may: boolean][] = [
  [who(0), 0o000, "write", true],
  [who(1000), 0o600, "write", true],
  [who(1000), 0o077, "read", false],
  [who(1001), 0o640, "read", false],
  [who(1001, 1000), 0o640, "read", true],
  [who(1001, 7, [1000]), 0o640, "read", true],
  [who(1001), 0o604, "read", true],
  [who(1001), 0o701, "enter", true],
];

for (const [caller, mode, access, may] of ACCESS) {
  Deno.test(`uid ${caller.uid} gid ${caller.gid} to ${access} 0${mode.toString(8)}: ${may}`, () => {
    assert.equal(mayAccess(caller, facts(mode), access), may);
  });
}

const REMOVAL: [caller: Credentials, folder: FileFacts, entry: FileFacts, may: boolean][] = [
  [who(1), facts(0o777, 0), facts(0o600, 2), true],
  [who(1), facts(0o1777, 0), facts(0o600, 2), false],
  [who(1), facts(0o1777, 0), facts(0o600, 1), true],
  [who(1), facts(0o1777, 1), facts(0o600, 2), true],
  [who(1), facts(0o755, 0), facts(0o600, 1), false],
  [who(0), facts(0o1777, 5), facts(0o600, 2), true],
];

for (const [caller, folder, entry, may] of REMOVAL) {
  Deno.test(`uid ${caller.uid} removes uid ${entry.uid}'s from 0${folder.mode.toString(8)}: ${may}`, () => {
    assert.equal(mayRemove(caller, folder, entry), may);
  });
}
