import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/images/file_tree.ts";

function tree(): FileTree {
  const files = new FileTree({ "/etc/hosts": "h", "/tmp/": "" });
  files.mount("/config", () => ({ "game.properties": "lives=3", "sub/x": "y" }));
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
