import assert from "node:assert/strict";
import { suggestions } from "../../src/explorer/suggest.ts";
import { explore } from "./explorer_harness.ts";
import { smallWorld } from "./world.ts";

/** What is typed after `:`, and the first suggestion. */
const first: [string, string | undefined][] = [
  ["", "no"],
  ["po", "pods"],
  ["dep", "deployments"],
  ["ev", "events"],
  ["cm", "configmaps"],
  ["wha", "whales"],
  ["ct", "ctx"],
  ["ctx p", "ctx prod"],
  ["ns kube", "ns kube-system"],
  ["po kube", "po kube-system"],
  ["po al", "po all"],
  ["po @pr", "po @prod"],
  ["po /anything", undefined],
  ["qqqq", undefined],
];

Deno.test("suggestions are whole lines", async () => {
  const explorer = await explore(smallWorld(), "key 0\nkey :\ntype no\nkey Enter");
  for (const [text, expected] of first) {
    assert.equal(suggestions(explorer.runner.model, text)[0], expected, text);
  }
  explorer.end();
});
