import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

Deno.test("the same key pauses and resumes; of several all are paused before all are resumed", async () => {
  const script = `
wait 1s
key Ctrl-T
dump
key Enter
wait 1s
key Ctrl-T
dump
key Esc Space Space Ctrl-T
dump
`;
  const frames = await playBundled(script, { scenario: "shop", line: "deploy" });
  const [first, second, both] = frames.map((frame) => frame.join("\n"));
  assert.match(first!, /── Pause the roll-out of Deployment shop\/catalog/);
  assert.match(second!, /── Resume the roll-out of Deployment shop\/catalog[^]*- +paused: true/);
  assert.match(
    both!,
    /── Pause the roll-out of 2 Deployments[^]*\$ kubectl rollout pause deployments catalog front/,
  );
});
