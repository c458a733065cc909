import assert from "node:assert/strict";
import { SeededRandom } from "../../../../src/simulator/userland/shell/seeded_random.ts";
import { bashTests } from "./bash.ts";

for (const [seed, expected] of [[42, [17772, 26794, 1435]], [0, [20814, 24386]]] as const) {
  Deno.test(`numbers of bash after RANDOM=${seed}`, () => {
    const random = new SeededRandom(seed);
    assert.deepEqual(expected.map(() => random.next()), expected);
  });
}

bashTests([
  ["RANDOM=42; echo $RANDOM $RANDOM $RANDOM; RANDOM=42; echo $RANDOM", "17772 26794 1435\n17772\n"],
]);
