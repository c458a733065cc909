import assert from "node:assert/strict";
import { createChange } from "../../../src/explorer/creation/create_change.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { discovery, object, target } from "../removal/small_cluster.ts";

Deno.test("what was created is taken back by deleting it, by the UID that the server gave", () => {
  const wish = object("ConfigMap shop/a");
  const context = { discovery, contextFlag: "" } as PaneContext;
  const change = createChange([{ object: wish, target: { ...target(wish), uid: "" } }], context);
  assert.equal(change.title, "Create ConfigMap shop/a");
  assert.ok(typeof change.undo === "function");
  const after = { ...wish, metadata: { ...wish.metadata, uid: "given" } };
  const undo = change.undo([{ write: change.writes[0]!, before: undefined, after }]);
  assert.ok(typeof undo !== "string");
  assert.equal(undo.title, "Delete ConfigMap shop/a");
  assert.equal(undo.writes[0]!.target.uid, "given");
});
