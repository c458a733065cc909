import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["sleep; echo $?", "1\n", "sleep: missing operand\nTry 'sleep --help' for more information.\n"],
  ["SECONDS=0; sleep 1 2s; echo $SECONDS", "3\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`sleep: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
