import assert from "node:assert/strict";
import { logKeys } from "../../../src/explorer/logs/log_keys.ts";
import type { PaneContext } from "../../../src/explorer/pane.ts";
import type { Target } from "../../../src/explorer/target.ts";
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

const asked: [name: string, targets: Target[], whyNot: RegExp | undefined][] = [
  ["a pod", [target("pods")], undefined],
  ["several pods", [target("pods"), target("pods")], undefined],
  ["a deployment", [target("deployments", "apps")], undefined],
  ["a cron job", [target("cronjobs", "batch")], undefined],
  ["a service", [target("services")], undefined],
  ["a replication controller", [target("replicationcontrollers")], undefined],
  [
    "two deployments",
    [target("deployments", "apps"), target("deployments", "apps")],
    /only where they are pods/,
  ],
  ["a config map", [target("configmaps")], /configmaps have no log of their own/],
  ["a node", [target("nodes")], /no log of their own/],
];

for (const [name, targets, expected] of asked) {
  Deno.test(`logs of ${name}: ${expected ?? "yes"}`, () => {
    const why = logKeys[0]!.whyNot!(targets, {} as PaneContext); // the targets alone decide
    if (expected) assert.match(why!, expected);
    else assert.equal(why, undefined);
  });
}

const opened: [string, RegExp][] = [["l", /Logs default\//], ["p", /Logs .*\(previous\)/]];

for (const [key, title] of opened) {
  Deno.test(`${key} on a pod opens its log, Esc comes back`, async () => {
    const [pane, back] = await playBundled(`key ${key}\nwait 250ms\ndump\nkey Esc\ndump`);
    assert.match(pane![1]!, title);
    assert.match(back![1]!, /^ Pods \(default\) 9/);
  });
}
