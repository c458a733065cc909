import assert from "node:assert/strict";
import { bytesOf, textOf } from "../../../../src/simulator/host/byte_text.ts";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { decodeTar, encodeTar } from "../../../../src/simulator/host/tar_archive.ts";
import { runArgv } from "../../images/machine.ts";

const BINARY = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7) % 256);

function tree(): FileTree {
  return new FileTree({ "/data/a.txt": "one\n", "/data/sub/b.bin": textOf(BINARY), "/tmp/": "" });
}

Deno.test("an archive of a folder goes to standard output, byte by byte", () => {
  const { out, err, code } = runArgv(["tar", "cf", "-", "/data"], { files: tree() });
  assert.equal(code, 0);
  assert.equal(err, "tar: removing leading '/' from member names\n");
  const entries = decodeTar(bytesOf(out));
  assert.deepEqual(entries.map(({ name }) => name), ["data/", "data/a.txt", "data/sub/", "data/sub/b.bin"]);
  assert.deepEqual(entries[3]!.bytes, BINARY);
});

Deno.test("an archive from standard input is unpacked into a folder", () => {
  const files = tree();
  const bytes = encodeTar([{ name: "x/y.bin", mode: 0o600, uid: 0, changedMs: 0, bytes: BINARY }]);
  const { code } = runArgv(["tar", "-xmf", "-", "-C", "/tmp"], { files, stdin: [textOf(bytes)] });
  assert.equal(code, 0);
  assert.deepEqual(bytesOf(files.read("/tmp/x/y.bin")!), BINARY);
  assert.equal(files.facts("/tmp/x/y.bin")!.mode, 0o600);
});

const FAILURES: [argv: string[], stdin: string[], err: string][] = [
  [
    ["tar", "cf", "-", "/nope"],
    [],
    "tar: removing leading '/' from member names\n" +
    "tar: /nope: No such file or directory\ntar: error exit delayed from previous errors\n",
  ],
  [["tar", "xf", "-"], ["x".repeat(600)], "tar: invalid tar magic\n"],
  [["tar", "xf", "/nope.tar"], [], "tar: can't open '/nope.tar': No such file or directory\n"],
  [["tar", "f", "x"], [], "tar: must specify one of -c, -x, -t\n"],
];

for (const [argv, stdin, err] of FAILURES) {
  Deno.test(`${argv.join(" ")} fails`, () => {
    const ran = runArgv(argv, { files: tree(), stdin });
    assert.deepEqual([ran.err, ran.code], [err, 1]);
  });
}

Deno.test("members that would lie outside are not written", () => {
  const files = tree();
  const bytes = encodeTar([{ name: "../../etc/passwd", mode: 0o644, uid: 0, changedMs: 0, bytes: BINARY }]);
  const { code } = runArgv(["tar", "xf", "-", "-C", "/tmp"], { files, stdin: [textOf(bytes)] });
  assert.equal(code, 1);
  assert.equal(files.exists("/etc/passwd"), false);
});
