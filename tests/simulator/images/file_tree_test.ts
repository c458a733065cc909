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
