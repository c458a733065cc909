import assert from "node:assert/strict";
import { copyFiles, findSources, sourceHash } from "../../../../src/simulator/docker/build/copy_files.ts";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";

function context(): FileTree {
  const tree = new FileTree({});
  for (const path of ["/a.txt", "/b.txt", "/src/app.py", "/src/lib/x.py"]) tree.write(path, path, 0o640);
  tree.makeLink("/link", "a.txt");
  return tree;
}

const COPIES: [patterns: string[], destination: string, made: string[]][] = [
  [["a.txt"], "/", ["/a.txt"]],
  [["a.txt"], "/new", ["/new"]],
  [["a.txt"], "/dir/", ["/dir/a.txt"]],
  [["a.txt"], "there", ["/there/a.txt"]],
  [["*.txt"], "./", ["/a.txt", "/b.txt"]],
  [["src"], "/app", ["/app/app.py", "/app/lib/x.py"]],
  [["src/", "a.txt"], "/app/", ["/app/a.txt", "/app/app.py", "/app/lib/x.py"]],
  [["src/*/x.py"], "/", ["/x.py"]],
  [["./src/../a.txt"], "/", ["/a.txt"]],
];

for (const [patterns, destination, made] of COPIES) {
  Deno.test(`COPY ${patterns.join(" ")} ${destination}`, () => {
    const target = new FileTree({});
    target.makeFolder("/there");
    const sources = findSources("COPY", context(), patterns, true);
    copyFiles(target, { name: "COPY", sources, destination, workingDir: "/" });
    assert.deepEqual(made.filter((path) => target.read(path) === undefined), []);
    assert.deepEqual([target.facts(made[0]!)!.mode, target.facts(made[0]!)!.uid], [0o640, 0]);
  });
}

Deno.test("links are copied as links, owners and modes as wished", () => {
  const target = new FileTree({ "/etc/passwd": "app:x:5:7::/:/bin/sh\n" });
  const sources = findSources("COPY", context(), ["link", "a.txt"], true);
  copyFiles(target, {
    name: "COPY",
    sources,
    destination: "/d/",
    workingDir: "/",
    chown: "app",
    chmod: "755",
  });
  assert.equal(target.facts("/d/link")!.target, "a.txt");
  const { uid, gid, mode } = target.facts("/d/a.txt")!;
  assert.deepEqual([uid, gid, mode], [5, 7, 0o755]);
});

Deno.test("the hash follows content, names and modes", () => {
  const hash = (change: (tree: FileTree) => void) => {
    const tree = context();
    change(tree);
    return sourceHash(findSources("COPY", tree, ["src"], true));
  };
  const same = hash(() => {});
  assert.match(same, /^dir:[0-9a-f]{64}$/);
  assert.equal(hash((tree) => tree.change("/src/app.py", { changedMs: 99 })), same, "times do not count");
  assert.notEqual(hash((tree) => tree.write("/src/app.py", "new")), same);
  assert.notEqual(hash((tree) => tree.change("/src/app.py", { mode: 0o600 })), same);
});
