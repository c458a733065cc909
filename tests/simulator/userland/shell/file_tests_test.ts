import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { compareFiles, fileTest } from "../../../../src/simulator/userland/shell/file_tests.ts";

const context = {
  files: new FileTree({ "/d/f": "x", "/d/e": "" }),
  cwd: "/d",
  user: { name: "root", uid: 0, group: "root", gid: 0 },
  isProgram: (path: string) => path === "/bin/sh",
  isTerminal: (number: number) => number === 0,
};

for (
  const [operator, name, expected] of [
    ["-f", "f", true],
    ["-d", "f", false],
    ["-d", "/d", true],
    ["-s", "e", false],
    ["-x", "/bin/sh", true],
    ["-x", "f", false],
    ["-e", "", false],
    ["-c", "/dev/null", true],
    ["-t", "0", true],
    ["-q", "f", undefined],
  ] as const
) {
  Deno.test(`${operator} ${name}`, () => assert.equal(fileTest(context, operator, name), expected));
}

Deno.test("a file is newer than one that is not there", () => {
  assert.deepEqual([compareFiles(context, "f", "-nt", "no"), compareFiles(context, "f", "-ot", "no")], [
    true,
    false,
  ]);
});
