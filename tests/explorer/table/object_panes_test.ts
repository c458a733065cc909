import assert from "node:assert/strict";
import { objectPanes } from "../../../src/explorer/table/object_panes.ts";
import type { Target } from "../../../src/explorer/table/subject.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import { playBundled } from "../bundled_play.ts";

function target(name: string, group = ""): Target {
  const rest = {
    version: "v1",
    kind: "K",
    singularName: "",
    shortNames: [],
    categories: [],
    verbs: [],
    subresources: [],
  };
  return { resource: { group, name, namespaced: true, ...rest }, namespace: "default", name: "x", uid: "u" };
}

Deno.test("each pane has keys of its own and a title for the footer", () => {
  const keys = objectPanes.flatMap((pane) => pane.keys);
  assert.deepEqual(keys.filter((key, index) => keys.indexOf(key) !== index), []);
  for (const { title, name } of objectPanes) assert.ok(title && /^\w+$/.test(name), name);
});

Deno.test("logs are of pods; elsewhere the key says where they are", () => {
  const logs = objectPanes.find(({ name }) => name === "logs")!;
  const context = {} as PaneContext; // what makes it refuse is the target alone
  assert.equal(logs.whyNot!(target("pods"), context), undefined);
  assert.match(
    logs.whyNot!(target("deployments", "apps"), context)!,
    /deployments have no log of their own: Enter leads/,
  );
});

const opened: [string, RegExp][] = [
  ["y", /· yaml/],
  ["l", /Logs default\//],
  ["p", /Logs .*\(previous\)/],
  ["F1", /Pod v1 · explain/],
];

for (const [key, title] of opened) {
  Deno.test(`${key} on a pod opens its pane, Esc comes back`, async () => {
    const [pane, back] = await playBundled(`key ${key}\nwait 250ms\ndump\nkey Esc\ndump`);
    assert.match(pane![1]!, title);
    assert.match(back![1]!, /^ Pods \(default\) 9/);
  });
}
