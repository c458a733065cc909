import assert from "node:assert/strict";
import { reasonKeys } from "../../../src/explorer/reasons/reason_keys.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { PODS } from "../../../src/kube/discovery.ts";

Deno.test("Shift-W loads the answer's pane only when it is asked for", async () => {
  const [why] = reasonKeys;
  assert.deepEqual(why!.keys, ["Shift-W"]);
  const [command] = why!.run([{ resource: PODS, namespace: "a", name: "b", uid: "c" }], {} as PaneContext);
  assert.equal(command?.type, "later");
  const loaded = command?.type === "later" ? await command.load() : [];
  assert.equal(loaded[0]?.type, "open");
});
