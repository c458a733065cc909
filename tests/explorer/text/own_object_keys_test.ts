import assert from "node:assert/strict";
import type { Binding } from "../../../src/explorer/binding.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { ownObjectKeys } from "../../../src/explorer/text/own_object_keys.ts";
import type { Target } from "../../../src/explorer/target.ts";
import { defaultSettings } from "../../../src/settings/settings.ts";
import { unknownRights } from "../../../src/explorer/rights.ts";
import { FakeCluster } from "../fake_cluster.ts";

interface About {
  target: Target;
}

const state: About = {
  target: { resource: new FakeCluster().resources[0]!, namespace: "default", name: "web", uid: "u" },
};
const targetOf = ({ target }: About) => target;
// All that bindings are asked about.
const asked: Pick<PaneContext, "readOnly" | "rights" | "settings"> = {
  readOnly: true,
  rights: unknownRights,
  settings: defaultSettings,
};
const context = asked as PaneContext;
const own: Binding<About>[] = [{
  keys: ["l"],
  title: "mine",
  group: "View",
  run: (state) => [state, []],
}];

Deno.test("keys for objects work in a text, but for those that it has itself", () => {
  const bindings = ownObjectKeys(own, state, context, { targetOf, hidden: ["yaml"] });
  const names = bindings.map(({ id }) => id);
  assert.ok(names.includes("describe"));
  assert.ok(!names.includes("yaml"), "it would open what is open");
  assert.ok(!bindings.some(({ keys }) => keys.includes("l")), "l is the text's own");
});

Deno.test("in the footer is only editing: the rest of it is the text's", () => {
  const named = ownObjectKeys(own, state, context, { targetOf }).filter(({ footer }) => footer !== undefined);
  assert.deepEqual(named.filter(({ id }) => id !== "edit"), []);
});
