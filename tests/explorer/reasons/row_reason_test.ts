import assert from "node:assert/strict";
import { lookingForReason, restMs, withRowReason } from "../../../src/explorer/reasons/row_reason.ts";
import { playBundled } from "../bundled_play.ts";
import { ExplorerHarness } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

const options = { scenario: "incident-crashloop", line: "pods -n harbor" };

Deno.test("a moment after a row that is not well is selected, a line says why", async () => {
  const frames = await playBundled("expect worker-\ndump\nwait 1s\ndump\n", options);
  assert.match(frames[0]!.at(-3)!, /^─+$/);
  assert.match(frames[1]!.at(-3)!, /^ ✗ Container app exits 1 .*⇧W why$/);
});

Deno.test("a row that is well has none", async () => {
  const [frame] = await playBundled("expect worker-config\nwait 10s\ndump\n", {
    ...options,
    line: "cm -n harbor",
  });
  assert.match(frame!.at(-3)!, /^─+$/);
});

Deno.test("another row asks anew, the same one only when it says something else", async () => {
  const harness = await new ExplorerHarness(smallWorld()).play("type jj");
  const { model } = harness.runner;
  assert.ok(restMs > 0);
  const [asked] = lookingForReason([{ ...model, rowReason: null }, []]);
  const [again, effects] = lookingForReason([asked, []]);
  assert.equal(again.rowReason, asked.rowReason);
  assert.deepEqual(effects, []);
  harness.end();
});

Deno.test("what is found out about a row that was left is nobody's", async () => {
  const harness = await new ExplorerHarness(smallWorld()).play("");
  const { model } = harness.runner;
  const rowReason = { pane: 1, uid: "p2", word: "✗", text: undefined };
  const told = withRowReason({ ...model, rowReason }, { type: "rowReason", uid: "p1", text: "no" });
  assert.equal(told.rowReason?.text, undefined);
  assert.equal(withRowReason(told, { type: "rowReason", uid: "p2", text: "yes" }).rowReason?.text, "yes");
  harness.end();
});
