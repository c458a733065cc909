import assert from "node:assert/strict";
import { runOnUbuntu } from "../ubuntu_box.ts";

const FILES = { "/root/a": "one\ntwo\n", "/root/d/x": "x\n" };

const CASES: [line: string, out: string, err?: string][] = [
  ["od -An -td2 -tc a", "   28271    2661   30580    2671\n   o   n   e  \\n   t   w   o  \\n\n"],
  ["od -t q a", "", "od: invalid character 'q' in type string ‘q’\n"],
];

for (const [line, out, err = ""] of CASES) {
  Deno.test(`od_type: ${line}`, () => {
    const ran = runOnUbuntu(["/bin/bash", "-c", line], { files: FILES });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
