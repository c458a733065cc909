import assert from "node:assert/strict";
import { kubectl } from "../../../src/programs/kubectl/mod.ts";
import { runVerb } from "./run_recorded.ts";
import { worldCluster } from "./world_cluster.ts";

const lines: [line: string, code: number, printed: RegExp][] = [
  ["run a --image=busybox --restart=Never --rm -i --quiet -- echo hi", 0, /^hi\n$/],
  [
    "run b --image=busybox --restart=Never --rm --attach -- sh -c exit",
    0,
    /pod "b" deleted from default namespace\n/,
  ],
];

for (const [line, code, printed] of lines) {
  Deno.test(`kubectl ${line}`, async () => {
    using cluster = worldCluster("shop");
    const result = await runVerb(kubectl, line.split(" "), cluster);
    assert.equal(result.code, code, result.err);
    assert.match(result.out, printed);
  });
}
