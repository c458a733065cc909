import assert from "node:assert/strict";
import {
  contextLimit,
  type ContextMemory,
  differs,
  historyLimit,
  joined,
  type Memory,
  memoryOf,
  noMemory,
  placeOf,
  withLine,
} from "../../src/explorer/memory.ts";
import { firstLine } from "../../src/explorer/model.ts";
import { defaultSettings } from "../../src/settings/settings.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

const context = (usedAt: number, more: Partial<ContextMemory> = {}): ContextMemory => ({
  namespace: "shop",
  view: "deploy",
  favourites: ["shop"],
  usedAt,
  ...more,
});

Deno.test("the last view, its namespace, lines and filters are remembered", async () => {
  const harness = await explore(
    smallWorld(),
    "type :deploy kube-system\nkey Enter\nwait 1s\ntype /web\nkey Enter\nkey ?\nkey Esc\ntype :help\nkey Enter",
  );
  const memory = memoryOf(harness.runner.model);
  const here = memory.contexts[placeOf(harness.runner.model.context)]!;
  assert.deepEqual([here.view, here.namespace], ["deploy", "kube-system"]);
  assert.ok(here.favourites.includes("kube-system"));
  assert.deepEqual(memory.filters, ["web"]);
  assert.equal(memory.commands.at(-1), "help");
  harness.end();
});

/** A line, and the one that opens the same next time. */
const viewLines: [string, string][] = [
  ["deploy", "deploy"],
  ["pods kube-system app=web /a b", "pods -l app=web /a b"],
  ["pods -l 'app in (web, dns)' -A", "pods -l 'app in (web, dns)'"],
  ["pods -f wb", "pods /-f wb"],
  ["api-resources", "pods"],
  ["q", "pods"],
];

for (const [line, view] of viewLines) {
  Deno.test(`after :${line} the next start is with :${view}`, async () => {
    const harness = await explore(smallWorld(), `wait 1s\ntype :${line}\nkey Enter\nwait 1s`);
    assert.equal(harness.runner.model.viewLine, view);
    assert.equal(harness.runner.model.history.includes("q"), false);
    harness.end();
  });
}

Deno.test("a view that is gone leads to the pods, and says why", async () => {
  const harness = await explore(smallWorld(), "wait 1s", { line: "wahles" });
  assert.match(harness.text, /Pods \(default\) 2/);
  assert.match(harness.text, /doesn't have a resource type "wahles"; near: whales/);
  harness.end();
});

Deno.test("the next start is where the last one was", async () => {
  const world = smallWorld();
  const memory: Memory = {
    ...noMemory,
    contexts: {
      [placeOf(world.context)]: context(1, { namespace: "kube-system", favourites: ["kube-system"] }),
    },
    commands: ["nodes", "deploy"],
  };
  assert.equal(firstLine(world.context, defaultSettings, memory), "deploy");
  const harness = await explore(world, "wait 1s", { start: { memory } });
  assert.match(harness.text, /Pods \(kube-system\) 1/);
  assert.deepEqual(harness.runner.model.favourites.slice(0, 2), ["kube-system", "default"]);
  await harness.play("type :");
  assert.deepEqual(harness.runner.model.prompt?.suggestions, ["pods", "deploy", "nodes"]);
  harness.end();
});

const firstLines: [string, Parameters<typeof firstLine>[1], Memory, string][] = [
  ["nothing is known", defaultSettings, noMemory, "pods"],
  ["a view is set", { ...defaultSettings, defaultView: "nodes" }, {
    ...noMemory,
    contexts: { "c/a": context(1) },
  }, "nodes"],
  ["one was there before", defaultSettings, { ...noMemory, contexts: { "c/a": context(1) } }, "deploy"],
  ["the place is another", defaultSettings, { ...noMemory, contexts: { "d/a": context(1) } }, "pods"],
  ["k9s was there", { ...defaultSettings, contexts: { a: { view: "svc" } } }, noMemory, "svc"],
];

for (const [title, settings, memory, line] of firstLines) {
  Deno.test(`the first line when ${title}`, () => {
    assert.equal(
      firstLine({ name: "a", cluster: "c", user: "", namespace: "default" }, settings, memory),
      line,
    );
  });
}

Deno.test("pinned namespaces have the first digits, and with the lock the only ones", async () => {
  for (const lockFavourites of [false, true]) {
    const harness = await explore(smallWorld(), "type :ns kube-system\nkey Enter", {
      settings: { favourites: ["b", "a"], lockFavourites },
    });
    assert.deepEqual(
      harness.runner.model.favourites,
      lockFavourites ? ["b", "a"] : ["b", "a", "default", "kube-system"],
    );
    harness.end();
  }
});

Deno.test("moving about is no change, going elsewhere is", async () => {
  const harness = await explore(smallWorld(), "wait 1s");
  const before = harness.runner.model;
  await harness.play("key j\nwait 3s");
  assert.equal(differs(before, harness.runner.model), false);
  await harness.play("key 0");
  assert.equal(differs(before, harness.runner.model), true);
  harness.end();
});

Deno.test("two programs' memories become one", () => {
  const one: Memory = { ...noMemory, contexts: { a: context(5), b: context(1) }, commands: ["x", "y"] };
  const other: Memory = {
    ...noMemory,
    contexts: { a: context(2), b: context(3), c: context(1) },
    commands: ["y", "z"],
  };
  const both = joined(one, other);
  assert.deepEqual(Object.entries(both.contexts).map(([place, { usedAt }]) => [place, usedAt]), [["a", 5], [
    "b",
    3,
  ], ["c", 1]]);
  assert.deepEqual(both.commands, ["x", "y", "z"]);
});

Deno.test("memory has its bounds", () => {
  let lines: readonly string[] = [];
  for (let count = 0; count < 150; count++) lines = withLine(lines, `line ${count}`);
  assert.equal(lines.length, historyLimit);
  const contexts = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`${index}`, context(index)]),
  );
  const kept = joined(noMemory, { ...noMemory, contexts }).contexts;
  assert.equal(Object.keys(kept).length, contextLimit);
  assert.ok(kept["299"] && !kept["0"]);
});
