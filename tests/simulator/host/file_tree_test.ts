import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

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
  const told = (path: string) => {
    const { kind, mode, size, uid, gid, links, changedMs } = files.facts(path)!;
    return { kind, mode, size, uid, gid, links, changedMs };
  };
  const owned = { kind: "file", uid: 0, gid: 0, links: 1 };
  assert.deepEqual(told("/new"), { ...owned, mode: 0o755, size: 2, changedMs: 2000 });
  assert.deepEqual(told("/etc/hosts"), { ...owned, mode: 0o644, size: 1, changedMs: 1000 });
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
      files.share("/data", new FileTree({}, { mode: 0o777 }));
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

const ALICE = { uid: 1000, gid: 1000, groups: [] };

Deno.test("two views of one tree differ in their rights alone", () => {
  const files = tree();
  const alice = files.as(ALICE);
  alice.write("/tmp/hers", "1");
  files.write("/tmp/roots", "2", 0o600);
  assert.deepEqual([files.read("/tmp/hers"), files.facts("/tmp/hers")!.uid], ["1", 1000]);
  assert.deepEqual([alice.read("/tmp/roots"), alice.refusalTo("read", "/tmp/roots")], [
    undefined,
    "Permission denied",
  ]);
});

const CALLS: [what: string, act: (files: FileTree) => void, refusal: string | undefined][] = [
  ["links lead on", (files) => {
    files.makeLink("/h", "etc/hosts");
    files.write("/h", "through");
    assert.deepEqual([files.read("/etc/hosts"), files.facts("/h")!.target], ["through", "etc/hosts"]);
    assert.equal(files.status("/h")!.kind, "file");
  }, undefined],
  ["a file has two names", (files) => {
    files.makeName("/etc/twin", "/etc/hosts");
    files.write("/etc/twin", "both");
    assert.deepEqual([files.read("/etc/hosts"), files.facts("/etc/hosts")!.links], ["both", 2]);
  }, undefined],
  [
    "a name is not given across mounts",
    (files) => files.makeName("/x", "/config/sub/x"),
    "Invalid cross-device link",
  ],
  ["a folder is made once", (files) => files.makeNode("/etc", "folder", 0o777), "File exists"],
  [
    "a folder is not made in nothing",
    (files) => files.makeNode("/a/b", "folder", 0o777),
    "No such file or directory",
  ],
  ["a file is no folder", (files) => files.makeNode("/etc/hosts/x", "folder", 0o777), "Not a directory"],
  ["a folder with files stays", (files) => files.unlink("/etc"), "Directory not empty"],
  ["a file does not replace a folder", (files) => files.rename("/etc/hosts", "/tmp"), "Is a directory"],
  ["a folder does not replace a file", (files) => files.rename("/tmp", "/etc/hosts"), "Not a directory"],
  ["a folder does not go into itself", (files) => files.rename("/tmp", "/tmp/x"), "Invalid argument"],
  ["a mount point stays", (files) => files.unlink("/config"), "Device or resource busy"],
  ["what is mounted can be taken away", (files) => {
    files.unmount("/config");
    assert.deepEqual(files.list("/config"), []);
  }, undefined],
  ["what is no mount point cannot", (files) => files.unmount("/etc"), "Invalid argument"],
  [
    "others make no devices",
    (files) => files.as(ALICE).makeNode("/tmp/n", "character", 0o666, [1, 3]),
    "Operation not permitted",
  ],
  ["others do not give files away", (files) => {
    files.as(ALICE).write("/tmp/a", "");
    files.as(ALICE).change("/tmp/a", { uid: 0 });
  }, "Operation not permitted"],
  ["the mask takes bits away", (files) => {
    const alice = files.as(ALICE);
    alice.umask = 0o077;
    alice.write("/tmp/a", "");
    alice.makeFolder("/tmp/d");
    assert.deepEqual([files.facts("/tmp/a")!.mode, files.facts("/tmp/d")!.mode], [0o600, 0o700]);
  }, undefined],
  ["a folder's group passes on", (files) => {
    files.change("/tmp", { mode: 0o3777, gid: 50 });
    files.as(ALICE).makeFolder("/tmp/d");
    assert.deepEqual([files.facts("/tmp/d")!.gid, files.facts("/tmp/d")!.mode], [50, 0o2755]);
  }, undefined],
  ["a tree of its own mounts for itself", (files) => {
    const own = files.unshare();
    own.mount("/tmp", () => ({ files: { x: "1" } }));
    assert.deepEqual([own.list("/tmp"), files.list("/tmp")], [["x"], []]);
  }, undefined],
  ["what is mounted in a shared tree is shared, too", (files) => {
    const other = new FileTree({});
    other.share("/all", files);
    assert.equal(other.read("/all/config/sub/x"), "y");
    assert.equal(other.refusal("/all/config/sub/x"), "Read-only file system");
  }, undefined],
  ["a file is shared alone", (files) => {
    const other = new FileTree({ "/etc/hosts": "other" });
    other.share("/etc/hosts", files, { base: "/etc/hosts" });
    other.write("/etc/hosts", "both");
    assert.equal(files.read("/etc/hosts"), "both");
  }, undefined],
];

for (const [what, act, refusal] of CALLS) {
  Deno.test(`files: ${what}`, () => {
    assert.equal(refusalOf(() => act(tree())), refusal);
  });
}
