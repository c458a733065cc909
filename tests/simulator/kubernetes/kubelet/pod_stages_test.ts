import assert from "node:assert/strict";
import { Random } from "../../../../src/simulator/clock/random.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { goDuration } from "../../../../src/simulator/kubernetes/kubelet/words.ts";
import { delayOf, nextBackoff, STAGES } from "../../../../src/simulator/kubernetes/kubelet/pod_stages.ts";

Deno.test("every stage has a name of its own and takes the time it says", () => {
  assert.equal(new Set(STAGES.map(({ name }) => name)).size, STAGES.length);
  const random = new Random(1);
  for (const { name, after } of STAGES) {
    const [low, high] = typeof after === "function" ? after(nginx) : after;
    const delay = delayOf(name, random, nginx);
    assert.ok(delay >= low && delay <= high, name);
  }
});

Deno.test("back-off doubles up to five minutes", () => {
  const delays: number[] = [];
  for (let ms: number | undefined, i = 0; i < 7; i++) delays.push(ms = nextBackoff(ms));
  assert.deepEqual(delays.map(goDuration), ["10s", "20s", "40s", "1m20s", "2m40s", "5m0s", "5m0s"]);
});
