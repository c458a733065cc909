import assert from "node:assert/strict";
import { PODS } from "../../src/kube/discovery.ts";
import { paneContext } from "../../src/explorer/model.ts";
import { whyNot } from "../../src/explorer/object_bindings.ts";
import type { ObjectKey } from "../../src/explorer/object_key.ts";
import type { Target } from "../../src/explorer/target.ts";
import { modelOf, smallWorld } from "./world.ts";

const world = smallWorld();
const model = modelOf(world);
const pod: Target = { resource: PODS, namespace: "shop", name: "web", uid: "1" };
const key: ObjectKey = {
  name: "delete",
  keys: ["Ctrl-D"],
  title: "delete",
  group: "Change",
  writes: true,
  right: ({ namespace }) => ({ verb: "delete", group: "", resource: "pods", namespace }),
  whyNot: ([target]) => target!.name === "web" ? undefined : "not this one",
  run: () => [],
};

/** Targets, read-only mode, whether the server allows it, and the reason that is given. */
const cases: [string, readonly Target[], boolean, boolean | undefined, RegExp | undefined][] = [
  ["nothing selected", [], false, undefined, /no object/],
  ["unknown rights", [pod], false, undefined, undefined],
  ["allowed", [pod], false, true, undefined],
  ["read-only", [pod], true, true, /read-only/],
  ["forbidden", [pod], false, false, /you may not delete pods in namespace shop/],
  ["its own reason", [{ ...pod, name: "db" }], false, true, /not this one/],
];

for (const [title, targets, readOnly, allowed, reason] of cases) {
  Deno.test(`why a deed does not work: ${title}`, () => {
    const context = { ...paneContext(model, 1), readOnly, rights: { may: () => allowed } };
    const said = whyNot(key, targets, context);
    if (reason) assert.match(said ?? "", reason);
    else assert.equal(said, undefined);
  });
}
