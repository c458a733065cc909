import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { busybox } from "../../../../src/simulator/images/busybox.ts";
import { runScript } from "../../images/machine.ts";

const CASES: [script: string, out: string, err?: string][] = [
  ["ln -s /etc/passwd p; readlink p; head -c 4 p", "/etc/passwd\nroot"],
  ["echo a > x; ln x y; echo b > y; cat x", "b\n"],
  ["ln -s a l; ln -s b l", "", "ln: failed to create symbolic link 'l': File exists\n"],
  ["ln -s a l; ln -sf b l; readlink l", "b\n"],
  ["mkdir d; ln -s ../x d; readlink d/x", "../x\n"],
  ["ln nope l", "", "ln: failed to create hard link 'l' => 'nope': No such file or directory\n"],
  ["mkdir -p a/b; ln -s a c; readlink -f c/b; realpath c/b/..", "/tmp/a/b\n/tmp/a\n"],
  ["realpath nope/x", "", "realpath: nope/x: No such file or directory\n"],
  ["echo 1 > a; mkdir d; mv a d; ls d", "a\n"],
  ["echo 1 > a; mv a b; ls; cat b", "b\n1\n"],
  ["mv nope b", "", "mv: can't rename 'nope': No such file or directory\n"],
  ["mkdir a; mv a a/b", "", "mv: can't rename 'a': Invalid argument\n"],
];

for (const [script, out, err = ""] of CASES) {
  Deno.test(script, () => {
    const ran = runScript(script, { cwd: "/tmp" });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}

Deno.test("what cannot be renamed across mounts is copied", () => {
  const files = filesOf(busybox);
  files.share("/data", new FileTree({}));
  runScript("mkdir /tmp/d; echo 1 > /tmp/d/a; mv /tmp/d /data", { files });
  assert.deepEqual([files.read("/data/d/a"), files.exists("/tmp/d")], ["1\n", false]);
});
