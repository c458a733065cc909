import assert from "node:assert/strict";
import { propose } from "../../../src/explorer/change/propose.ts";
import type { Change } from "../../../src/explorer/change/change.ts";
import { paneContext } from "../../../src/explorer/model.ts";
import { PODS } from "../../../src/kube/discovery.ts";
import { modelOf, smallWorld } from "../world.ts";

const world = smallWorld();
const model = modelOf(world);
const change: Change = {
  title: "Label Pod default/web",
  done: "Pod default/web labelled",
  kubectl: "kubectl label pods web a=b",
  isDestructive: false,
  writes: [{
    target: { resource: PODS, namespace: "default", name: "web", uid: "1" },
    request: { type: "patch", patch: "merge", body: { metadata: { labels: { a: "b" } } } },
  }],
  undo: "nothing does",
};

/** A change, read-only mode, and what is said at once; undefined: it is asked. */
const cases: [string, Partial<Change>, boolean, RegExp | undefined][] = [
  ["a change", {}, false, undefined],
  ["a change in read-only mode", {}, true, /Label Pod default\/web: read-only mode/],
  ["no write", { writes: [] }, false, /there is nothing to do/],
];

for (const [title, parts, readOnly, said] of cases) {
  Deno.test(`${title}: ${said ?? "asked"}`, () => {
    const [command, ...others] = propose({ ...change, ...parts }, { ...paneContext(model, 1), readOnly });
    assert.equal(others.length, 0);
    if (!said) return assert.equal(command!.type, "later");
    assert.ok(command!.type === "notify");
    assert.match(command!.text, said);
  });
}
