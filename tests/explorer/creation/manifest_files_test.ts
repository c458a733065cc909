import assert from "node:assert/strict";
import {
  fullPath,
  isManifestName,
  readManifestFiles,
} from "../../../src/explorer/creation/manifest_files.ts";
import { FakeMachine } from "../fake_machine.ts";

const machine = new FakeMachine();
machine.files.set("/here/app/a.yaml", "a");
machine.files.set("/here/app/notes.txt", "no");
machine.files.set("/here/app/deep/b.json", "b");
machine.files.set("/home/c.yml", "c");

for (
  const [path, isRecursive, found] of [
    ["app", false, ["app/a.yaml"]],
    ["app/", true, ["app/a.yaml", "app/deep/b.json"]],
    ["app/notes.txt", false, ["app/notes.txt"]],
    ["~/c.yml", false, ["~/c.yml"]],
  ] as const
) {
  Deno.test(`files of ${path}${isRecursive ? " and below" : ""}`, async () => {
    assert.deepEqual((await readManifestFiles(machine, path, isRecursive)).map(({ path }) => path), found);
  });
}

Deno.test("what is not there is said as kubectl says it", async () => {
  await assert.rejects(readManifestFiles(machine, "nowhere", false), /the path "nowhere" does not exist/);
});

for (
  const [path, full] of [
    ["a/../b", "/here/b"],
    ["/x/./y/", "/x/y"],
    ["~", "/home"],
    ["..", "/"],
  ] as const
) {
  Deno.test(`path ${path}`, () => assert.equal(fullPath(machine, path), full));
}

Deno.test("manifests by name", () => {
  assert.deepEqual(["a.yaml", "a.YML", "a.json", "a.txt", "yaml"].map(isManifestName), [
    true,
    true,
    true,
    false,
    false,
  ]);
});
