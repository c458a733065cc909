import assert from "node:assert/strict";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { GeneratedFiles, generatedFolder } from "../../../src/simulator/host/generated_files.ts";
import { refusalOf } from "../../../src/simulator/host/system_error.ts";

function tree(): { files: FileTree; groups: string[] } {
  const other = new FileTree({ "/etc/hosts": "other's" });
  const groups = ["system"];
  let limit = "max";
  const made = new GeneratedFiles(
    generatedFolder({
      caller: { kind: "file", read: ({ uid }) => `${uid}\n` },
      limit: { kind: "file", mode: 0o644, read: () => limit, write: (text) => void (limit = text) },
      root: { kind: "link", target: () => "/", jump: () => ({ mounts: other.mounts, path: "/" }) },
      groups: {
        kind: "folder",
        names: () => groups,
        child: (name) => groups.includes(name) ? generatedFolder({}) : undefined,
        make: (name) => void groups.push(name),
        remove: (name) => void groups.splice(groups.indexOf(name), 1),
      },
    }),
    { type: "proc" },
  );
  const files = new FileTree({});
  files.mountAt("/proc", { node: made.root, source: "proc" });
  return { files, groups };
}

Deno.test("content is made for who asks, and written through", () => {
  const { files } = tree();
  assert.equal(files.as({ uid: 7, gid: 7, groups: [] }).read("/proc/caller"), "7\n");
  files.write("/proc/limit", "5");
  assert.equal(files.read("/proc/limit"), "5");
  assert.deepEqual([files.facts("/proc/limit")!.size, files.facts("/proc")!.mode], [0, 0o555]);
});

Deno.test("a link may lead into other mounts whatever it says", () => {
  const { files } = tree();
  assert.equal(files.facts("/proc/root")!.target, "/");
  assert.equal(files.read("/proc/root/etc/hosts"), "other's");
  assert.deepEqual(files.list("/proc/root/"), ["etc"]);
});

Deno.test("folders are made where they mean something, and nothing else is", () => {
  const { files, groups } = tree();
  files.makeNode("/proc/groups/mine", "folder", 0o755);
  assert.deepEqual(groups, ["system", "mine"]);
  files.unlink("/proc/groups/mine");
  assert.deepEqual(groups, ["system"]);
  assert.equal(refusalOf(() => files.write("/proc/x", "")), "Operation not permitted");
  assert.equal(refusalOf(() => files.unlink("/proc/limit")), "Operation not permitted");
});
