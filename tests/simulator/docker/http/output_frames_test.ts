import assert from "node:assert/strict";
import { outputFrame } from "../../../../src/simulator/docker/http/output_frames.ts";

Deno.test("a piece has its stream and its length in bytes in front", () => {
  assert.deepEqual([...outputFrame("stderr", "ä\n")], [2, 0, 0, 0, 0, 0, 0, 3, 0xc3, 0xa4, 10]);
});
