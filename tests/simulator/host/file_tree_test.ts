import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";

function tree(): FileTree {
  const files = new FileTree({ "/etc/hosts": "h", "/tmp/": "" });
  files.mount("/config", () => ({ files: { "game.properties": "lives=3", "sub/x": "y" } }));
  return files;
}

Deno.test("the image's files are seen, and changes lie above them", () => {
  const files = tree();
  files.write("/etc/hosts", "changed");
  assert.equal(files.read("/etc/hosts"), "changed");
  assert.equal(tree().read("/etc/hosts"), "h");
  files.remove("/etc/hosts");
  assert.equal(files.exists("/etc/hosts"), false);
  assert.deepEqual(files.list("/etc"), []);
});

Deno.test("folders exist by their content or by being made", () => {
  const files = tree();
  assert.deepEqual(files.list("/"), ["config", "etc", "tmp"]);
  assert.equal(files.refusal("/nope/x"), "No such file or directory");
  files.makeFolder("/nope");
  assert.equal(files.refusal("/nope/x"), undefined);
});

Deno.test("mounts are read-only and asked at every read", () => {
  const files = tree();
  assert.deepEqual(files.list("/config"), ["game.properties", "sub"]);
  assert.deepEqual(files.list("/config/sub"), ["x"]);
  assert.equal(files.read("/config/game.properties"), "lives=3");
  assert.equal(files.refusal("/config/new"), "Read-only file system");
});

Deno.test("a shared tree hides what lies below, and all who share it see what one writes", () => {
  const shared = new FileTree({});
  const [a, b] = [tree(), tree()];
  a.share("/tmp", shared);
  b.share("/etc", shared, { readOnly: true });
  assert.deepEqual(b.list("/etc"), []);
  assert.equal(a.refusal("/tmp/x"), undefined);
  a.write("/tmp/x", "1");
  a.makeFolder("/tmp/deep");
  assert.equal(b.read("/etc/x"), "1");
  assert.deepEqual([b.list("/etc"), b.isFolder("/etc/deep")], [["deep", "x"], true]);
  assert.equal(b.refusal("/etc/y"), "Read-only file system");
  a.remove("/tmp");
  assert.deepEqual([a.list("/tmp"), a.isFolder("/tmp"), b.exists("/etc/x")], [[], true, false]);
});

Deno.test("a folder of a shared tree can be shown alone", () => {
  const shared = new FileTree({});
  const files = tree();
  files.share("/data", shared, { base: "/sub" });
  files.write("/data/x", "1");
  assert.equal(shared.read("/sub/x"), "1");
  assert.deepEqual(files.list("/data"), ["x"]);
});

Deno.test("content that is replaced as a whole shows its links", () => {
  const files = new FileTree({});
  files.mount("/config", () => ({ files: { k: "v", "sub/x": "y" }, mode: 0o400, version: "..2026_11_22_1" }));
  assert.deepEqual(files.list("/config"), ["..2026_11_22_1", "..data", "k", "sub"]);
  assert.deepEqual(files.list("/config/..data"), ["k", "sub"]);
  assert.equal(files.read("/config/..data/k"), "v");
  assert.deepEqual([files.facts("/config/k")!.kind, files.facts("/config/k")!.target], ["link", "..data/k"]);
  assert.equal(files.facts("/config/..data")!.target, "..2026_11_22_1");
  assert.deepEqual([files.facts("/config/..data/k")!.mode, files.facts("/config/..data/k")!.size], [
    0o400,
    1,
  ]);
});

Deno.test("modes, owners and times are kept", () => {
  let now = 1000;
  const files = new FileTree({ "/etc/hosts": "h" }, { now: () => now });
  now = 2000;
  files.write("/new", "12", 0o755);
  assert.deepEqual(files.facts("/new"), { kind: "file", mode: 0o755, size: 2, uid: 0, changedMs: 2000 });
  assert.deepEqual(files.facts("/etc/hosts"), {
    kind: "file",
    mode: 0o644,
    size: 1,
    uid: 0,
    changedMs: 1000,
  });
  files.change("/etc/hosts", { mode: 0o600 });
  assert.equal(files.facts("/etc/hosts")!.mode, 0o600);
  assert.equal(files.read("/etc/hosts"), "h");
  assert.equal(files.facts("/nope"), undefined);
});

const REFUSALS: [
  what: string,
  prepare: (files: FileTree) => void,
  path: string,
  refusal: string | undefined,
][] = [
  ["root writes anywhere", () => {}, "/etc/x", undefined],
  ["others do not", (files) => void (files.uid = 1000), "/etc/x", "Permission denied"],
  ["others write in /tmp", (files) => void (files.uid = 1000), "/tmp/x", undefined],
  [
    "others write in volumes",
    (files) => {
      files.share("/data", new FileTree({}));
      files.uid = 1000;
    },
    "/data/x",
    undefined,
  ],
  [
    "nobody writes in a read-only root",
    (files) => files.protect(["/dev"]),
    "/tmp/x",
    "Read-only file system",
  ],
  ["but in its exceptions", (files) => files.protect(["/tmp"]), "/tmp/x", undefined],
  ["a folder is no file", () => {}, "/tmp", "Is a directory"],
];

for (const [what, prepare, path, refusal] of REFUSALS) {
  Deno.test(`who may write: ${what}`, () => {
    const files = tree();
    prepare(files);
    assert.equal(files.refusal(path), refusal);
  });
}
