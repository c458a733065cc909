import assert from "node:assert/strict";
import { paneContext, topPane } from "../../../src/explorer/model.ts";
import { ExplorerHarness } from "../explorer_harness.ts";
import { smallWorld } from "../world.ts";

Deno.test("the selected row counts only when it is not well", async () => {
  const harness = await new ExplorerHarness(smallWorld()).play("");
  const unwell = () => {
    const pane = topPane(harness.runner.model)!;
    return pane.unwell(paneContext(harness.runner.model, pane.pane));
  };
  assert.equal(unwell(), undefined);
  await harness.play("key Down");
  assert.deepEqual([unwell()?.target.uid, unwell()?.word], ["p2", "✗CrashLoopBackOff"]);
  harness.end();
});
