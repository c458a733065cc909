import assert from "node:assert/strict";
import { clonedObject } from "../../../src/explorer/creation/clone.ts";
import { playBundled } from "../bundled_play.ts";
import { assertSays } from "../removal/frame_text.ts";
import { object } from "../removal/small_cluster.ts";

const shop = { scenario: "shop", line: "deploy shop" } as const;

Deno.test("clone: a new name, and the copy runs beside the original", async () => {
  const script =
    "wait 1s\ntype /front\nkey Enter Ctrl-N\nwait 1s\ndump\nkey Enter\nwait 2s\ndump\nkey Enter\nwait 20s\n" +
    "expect front-copy\n";
  const [form, sheet] = await playBundled(script, shop);
  assertSays(form, "Clone Deployment shop/front", "front-copy");
  assertSays(sheet, "Create Deployment shop/front-copy");
});

Deno.test("clone: the object's own name is refused, as are names that are none", async () => {
  const script =
    "wait 1s\ntype /front\nkey Enter Ctrl-N\nwait 1s\nkey Ctrl-U\ntype front\nkey Enter\ndump\n" +
    "type _x\nkey Enter\ndump\n";
  const [same, wrong] = await playBundled(script, shop);
  assertSays(same, "this is the object itself: another name is needed");
  assertSays(wrong, "✗ ");
});

Deno.test("a clone has nothing of the last apply", () => {
  const annotations = { "kubectl.kubernetes.io/last-applied-configuration": "{}", mine: "yes" };
  const before = object("ConfigMap shop/a", {
    metadata: { name: "a", namespace: "shop", uid: "u", annotations },
  });
  assert.deepEqual(clonedObject(before, { name: "b", namespace: "new" }).metadata, {
    name: "b",
    namespace: "new",
    annotations: { mine: "yes" },
  });
});
