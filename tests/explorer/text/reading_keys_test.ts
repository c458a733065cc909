import assert from "node:assert/strict";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import type { Target } from "../../../src/explorer/target.ts";
import { readingKeys } from "../../../src/explorer/text/reading_keys.ts";
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

Deno.test("logs are of pods; elsewhere the key says where they are", () => {
  const logs = readingKeys.find(({ name }) => name === "logs")!;
  const context = {} as PaneContext; // what makes it refuse is the target alone
  assert.equal(logs.whyNot!([target("pods")], context), undefined);
  assert.match(
    logs.whyNot!([target("deployments", "apps")], context)!,
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
