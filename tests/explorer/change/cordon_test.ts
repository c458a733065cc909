import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("nodes are cordoned and uncordoned, several at once", async () => {
  const script = `
wait 1s
key Space Space c
dump
key Enter
wait 1s
dump
key Ctrl-\\ u Enter
wait 1s
dump
`;
  const frames = await playBundled(script, { scenario: "shop", line: "nodes" });
  const [asked, cordoned, uncordoned] = frames.map((frame) => frame.join("\n"));
  assert.match(
    asked!,
    /Node eli01[^]*\+ +unschedulable: true[^]*Node eli02[^]*\$ kubectl cordon eli01 eli02/,
  );
  assert.match(cordoned!, /eli01[^\n]*Sched[^]*eli02[^\n]*Sched/);
  assert.equal(uncordoned!.match(/Sched/g)?.length, 1);
});
