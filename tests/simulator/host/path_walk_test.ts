import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { walk } from "../../../src/simulator/host/path_walk.ts";
import { ROOT } from "../../../src/simulator/host/permission.ts";
import { SystemError } from "../../../src/simulator/host/system_error.ts";

const RECORD = {
  "/bin -> usr/bin": "",
  "/usr/bin/sh": "\x7fELF",
  "/usr/bin/awk -> ../../etc/alternatives/awk": "",
  "/etc/alternatives/awk -> /usr/bin/mawk": "",
  "/usr/bin/mawk": "\x7fELF",
  "/loop -> loop": "",
  "/broken -> /nowhere/x": "",
  "/root/secret": "s",
};

const TABLE: [path: string, expected: string, follow?: boolean, uid?: number][] = [
  ["/", "/"],
  ["//usr/./bin//sh", "/usr/bin/sh"],
  ["/usr/bin/../../../etc", "/etc"],
  ["/bin/sh", "/usr/bin/sh"],
  ["/bin", "/bin", false],
  ["/bin/", "/usr/bin", false],
  ["/bin/..", "/usr"],
  ["/bin/awk", "/usr/bin/mawk"],
  ["/bin/awk", "/usr/bin/awk", false],
  ["/etc/new", "/etc/new free"],
  ["/loop", "ELOOP"],
  ["/loop", "/loop", false],
  ["/broken", "ENOENT"],
  ["/nope/x", "ENOENT"],
  ["/usr/bin/sh/x", "ENOTDIR"],
  ["/usr/bin/sh/", "ENOTDIR"],
  ["/root/secret", "EACCES", true, 5],
  [`/${"n".repeat(256)}`, "ENAMETOOLONG"],
  ["/x".repeat(3000), "ENAMETOOLONG"],
];

for (const [path, expected, follow = true, uid = 0] of TABLE) {
  Deno.test(`${path.slice(0, 30)} ${follow ? "followed" : "as it is"} leads to ${expected}`, () => {
    const files = new FileTree(RECORD);
    let reached: string;
    try {
      const place = walk(files.mounts, { ...ROOT, uid }, path, { follow });
      reached = place.node ? place.path : `${place.path} free`;
    } catch (error) {
      reached = (error as SystemError).code;
    }
    assert.equal(reached, expected);
  });
}

Deno.test("nobody climbs out of another root", () => {
  const files = new FileTree({ "/jail/etc/hosts": "j", "/jail/up -> ../../etc": "", "/etc/hosts": "h" });
  const jailed = files.chroot("/jail");
  assert.deepEqual([jailed.read("/../../etc/hosts"), jailed.read("/up/hosts"), jailed.realPath("/up")], [
    "j",
    "j",
    "/etc",
  ]);
});
