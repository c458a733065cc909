import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { MemoryFiles, type MemoryNode } from "../../../src/simulator/host/memory_files.ts";
import { MountTable } from "../../../src/simulator/host/mount_table.ts";
import { isWhiteout, OverlayFiles } from "../../../src/simulator/host/overlay_files.ts";
import { fillFrom, lowerOf } from "../../../src/simulator/host/record_files.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

const BASE = lowerOf({ "/etc/hosts": "h", "/etc/passwd": "p", "/opt/app/a": "1", "/opt/app/b": "2" });
const MIDDLE = lowerOf({ "/etc/hosts": "from the middle", "/srv/x": "x" });

function overlay(): { files: FileTree; upper: MemoryNode } {
  const upper = new MemoryFiles().root;
  const { root: node } = new OverlayFiles({ lowers: [MIDDLE, BASE], upper });
  return { files: new FileTree(new MountTable({ node, source: "overlay" })), upper };
}

/** All that is in a layer: whiteouts with a minus, opaque folders with an exclamation mark. */
function told(node: MemoryNode, path = ""): string[] {
  return [...node.names()].sort().flatMap((name) => {
    const child = node.child(name)!;
    const mark = isWhiteout(child) ? "-" : child.isOpaque ? "!" : "";
    return [`${mark}${path}/${name}`, ...told(child, `${path}/${name}`)];
  });
}

const TABLE: [what: string, act: (files: FileTree) => void, upper: string[], root: string[]][] = [
  ["nothing is done", () => {}, [], ["etc", "opt", "srv"]],
  ["a file is changed", (files) => files.write("/etc/passwd", "q"), ["/etc", "/etc/passwd"], [
    "etc",
    "opt",
    "srv",
  ]],
  ["a file is removed", (files) => files.unlink("/etc/passwd"), ["/etc", "-/etc/passwd"], [
    "etc",
    "opt",
    "srv",
  ]],
  ["a folder is removed", (files) => void files.remove("/srv"), ["-/srv"], ["etc", "opt"]],
  [
    "a folder is made again",
    (files) => {
      files.remove("/opt");
      files.makeFolder("/opt");
    },
    ["!/opt"],
    ["etc", "opt", "srv"],
  ],
  [
    "what was made goes again",
    (files) => {
      files.write("/new", "1");
      files.unlink("/new");
    },
    [],
    ["etc", "opt", "srv"],
  ],
  ["a file is renamed", (files) => files.rename("/srv/x", "/srv/y"), ["/srv", "-/srv/x", "/srv/y"], [
    "etc",
    "opt",
    "srv",
  ]],
  ["rights are changed", (files) => files.change("/etc/hosts", { mode: 0o600 }), ["/etc", "/etc/hosts"], [
    "etc",
    "opt",
    "srv",
  ]],
  ["one more name is given", (files) => files.makeName("/hosts", "/etc/hosts"), [
    "/etc",
    "/etc/hosts",
    "/hosts",
  ], ["etc", "hosts", "opt", "srv"]],
];

for (const [what, act, expected, root] of TABLE) {
  Deno.test(`what the upper layer holds when ${what}`, () => {
    const { files, upper } = overlay();
    act(files);
    assert.deepEqual([told(upper), files.list("/")], [expected, root]);
  });
}

Deno.test("the topmost layer wins, and folders are one", () => {
  const { files } = overlay();
  assert.equal(files.read("/etc/hosts"), "from the middle");
  assert.deepEqual(files.list("/etc"), ["hosts", "passwd"]);
});

Deno.test("a folder with a lower part cannot be renamed, one of the upper layer can", () => {
  const { files } = overlay();
  assert.equal(refusalOf(() => files.rename("/opt", "/usr")), "Invalid cross-device link");
  files.makeFolder("/made");
  files.write("/made/a", "1");
  files.rename("/made", "/moved");
  assert.deepEqual([files.read("/moved/a"), files.exists("/made")], ["1", false]);
});

Deno.test("what is put into the upper layer from outside is seen, and whiteouts of lower layers hide", () => {
  const { files, upper } = overlay();
  assert.equal(files.read("/etc/passwd"), "p");
  fillFrom(upper, { "/etc/passwd": "from outside" });
  assert.equal(files.read("/etc/passwd"), "from outside");
  const layer = new MemoryFiles().root;
  layer.make("etc", { kind: "character", mode: 0, uid: 0, gid: 0, device: [0, 0] });
  const { root } = new OverlayFiles({ lowers: [layer, BASE] });
  assert.deepEqual([...root.names()], ["opt"]);
  assert.equal(
    refusalOf(() => root.make("x", { kind: "file", mode: 0, uid: 0, gid: 0 })),
    "Read-only file system",
  );
});
