import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";
import { aroundCommands } from "../../../src/explorer/around/around_commands.ts";

Deno.test("every command says what it does and is found by its first word", () => {
  for (const { words, usage, title } of aroundCommands) {
    assert.ok(usage.startsWith(words[0]!), usage);
    assert.ok(title.length > 0);
  }
});

Deno.test(":tree asks for a kind and a name, :xray shows all of a kind", async () => {
  await playBundled(
    "type :tree\nkey Enter\nexpect tree of what?\nkey Esc\ntype :tree deploy\nkey Enter\nexpect xray deploy\nkey Esc\ntype :xray deploy shop\nkey Enter\nexpect ReplicaSet catalog-\nexpect Pod front-\n",
    {
      scenario: "shop",
    },
  );
});

Deno.test("overviews follow the digits, stand in the walk, and come back with [", async () => {
  await playBundled(
    [
      "type :workloads",
      "key Enter",
      "expect Workloads (shop)",
      "key 0",
      "expect Workloads (all)",
      "expect coredns",
      "type :pulses",
      "key Enter",
      "expect Pulses (all)",
      "key [",
      "expect Workloads (all)",
      "key ]",
      "expect Pulses (all)",
    ].join("\n"),
    { scenario: "shop" },
  );
});

Deno.test("each overview may be the view to begin with; a tree is of an object that may be gone", () => {
  const views = aroundCommands.filter(({ isView }) => isView).map(({ words }) => words[0]);
  assert.deepEqual(views, ["xray", "workloads", "pulses", "allocations"]);
});
