import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { walk } from "../../../src/simulator/host/path_walk.ts";
import type { Credentials } from "../../../src/simulator/host/permission.ts";
import {
  mustBeChangeable,
  mustBeMakeable,
  mustBeRemovable,
  mustBeWritable,
} from "../../../src/simulator/host/place_rights.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

const DOERS = { mustBeChangeable, mustBeMakeable, mustBeRemovable, mustBeWritable };

const TABLE: [doer: keyof typeof DOERS, uid: number, path: string, refusal: string | undefined][] = [
  ["mustBeWritable", 0, "/etc/hosts", undefined],
  ["mustBeWritable", 5, "/etc/hosts", "Permission denied"],
  ["mustBeWritable", 0, "/etc", "Is a directory"],
  ["mustBeWritable", 0, "/sealed/x", "Read-only file system"],
  ["mustBeMakeable", 0, "/etc/hosts", "File exists"],
  ["mustBeMakeable", 5, "/tmp/x", undefined],
  ["mustBeMakeable", 5, "/etc/x", "Permission denied"],
  ["mustBeRemovable", 0, "/", "Device or resource busy"],
  ["mustBeRemovable", 0, "/sealed", "Device or resource busy"],
  ["mustBeRemovable", 0, "/sealed/a", "Read-only file system"],
  ["mustBeRemovable", 5, "/tmp/roots", "Operation not permitted"],
  ["mustBeRemovable", 5, "/etc/hosts", "Permission denied"],
  ["mustBeChangeable", 5, "/etc/hosts", "Operation not permitted"],
  ["mustBeChangeable", 0, "/etc/hosts", undefined],
];

for (const [doer, uid, path, refusal] of TABLE) {
  Deno.test(`${doer} of ${path} as ${uid}: ${refusal ?? "may"}`, () => {
    const files = new FileTree({ "/etc/hosts": "h", "/tmp/roots": "" });
    files.mount("/sealed", () => ({ files: { a: "1" } }));
    const caller: Credentials = { uid, gid: uid, groups: [] };
    const place = walk(files.mounts, caller, path, { follow: true });
    assert.equal(refusalOf(() => DOERS[doer](place, caller)), refusal);
  });
}
