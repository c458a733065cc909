import assert from "node:assert/strict";
import { nodeImage } from "../../../src/simulator/images/node_image.ts";
import { runArgv } from "./machine.ts";

const CASES: [argv: string[], out: string, err: string, code: number][] = [
  [["node", "-e", "console.log('hi')"], "hi\n", "", 0],
  [["node", "-e", "console.log(process.env.X); process.exit(2)"], "1\n", "", 2],
  [["docker-entrypoint.sh", "node", "-v"], "v22.17.0\n", "", 0],
  [["docker-entrypoint.sh", "sh", "-c", "echo hi"], "hi\n", "", 0],
];

for (const [argv, out, err, code] of CASES) {
  Deno.test(argv.join(" "), () => {
    const ran = runArgv(argv, { image: nodeImage, env: { ...nodeImage.env, X: "1" } });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}
