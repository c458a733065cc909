import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { runArgv } from "../../images/machine.ts";

const CASES: [argv: string[], out: string, err: string, code: number][] = [
  [["sh", "-c", "echo $0 $1", "me", "you"], "me you\n", "", 0],
  [["sh", "-ec", "false; echo never"], "", "", 1],
  [["sh", "-xc", "echo a"], "a\n", "+ echo a\n", 0],
  [["sh", "/s.sh", "one"], "/s.sh one\n", "", 4],
  [["sh", "/nope"], "", "sh: can't open /nope: no such file\n", 2],
];

for (const [argv, out, err, code] of CASES) {
  Deno.test(argv.join(" "), () => {
    const files = new FileTree({ "/s.sh": "echo $0 $1\nexit 4\n" });
    const ran = runArgv(argv, { files });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}
