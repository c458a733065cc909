import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const outputs: [line: string, out: string, err: string][] = [
  ["curl -O -sS web/; cat curl_response", "hello", ""],
  [
    "curl --no-progress-meter -O web/; cat curl_response",
    "hello",
    'Warning: No remote filename, uses "curl_response"\n',
  ],
  ["mkdir d; curl -sO --output-dir d web/a; cat d/a", "hello", ""],
  [
    "echo x > report.txt; curl --no-progress-meter -OJ named || cat report.txt",
    "x\n",
    "Warning: Failed to open the file report.txt: File exists\ncurl: (23) Failure writing output to destination, passed 4 returned 0\n",
  ],
  ["curl -s -o - web", "hello", ""],
];

for (const [line, out, err] of outputs) {
  Deno.test(line, () => {
    const ran = runScript(`cd /tmp; ${line}`, { fetch, image: nginx });
    assert.deepEqual([ran.out, ran.err], [out, err]);
  });
}
