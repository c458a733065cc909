import assert from "node:assert/strict";
import { Nominations } from "../../../../src/simulator/kubernetes/scheduler/nominations.ts";
import { sampleFacts } from "./sample_placement.ts";

Deno.test("a pod is nominated for one node at a time", () => {
  const nominations = new Nominations();
  const names = (node: string) => nominations.on(node).map(({ uid }) => uid);
  nominations.set(sampleFacts({ name: "p" }), "a");
  nominations.set(sampleFacts({ name: "q" }), "a");
  nominations.set(sampleFacts({ name: "p" }), "b");
  assert.deepEqual([names("a"), names("b")], [["q"], ["p"]]);
  nominations.remove("p");
  nominations.remove("p");
  assert.deepEqual([names("a"), names("b")], [["q"], []]);
});
