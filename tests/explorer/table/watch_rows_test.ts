import assert from "node:assert/strict";
import { playBundled } from "../bundled_play.ts";

/** Scripts, and what lines of the last frame say. */
const plays: [string, string, RegExp[]][] = [
  ["pods with what they use", "wait 60s\ndump", [
    /NAME ↑ +READY +STATUS +RESTARTS +CPU +%R +(%L +)?MEM +%R +(%L +)?IP +NODE +AGE/,
    /catalog-\S+ +1\/1 +Running +0 +\d+m +\d+ +(\d+ +)?\d+Mi +\d+ +(\d+ +)?[\d.]+ +eli0\d/,
  ]],
  ["nodes with their pods", "key :\ntype nodes\nkey Enter\nwait 40s\ndump", [
    /PODS +CPU +%CPU +MEM +%MEM/,
    /eli01 .* [1-9]\d* +\d+m +\d+ +\d+Mi +\d+/,
  ]],
  ["two namespaces in one table", "key :\ntype pods shop,kube-system\nkey Enter\nwait 20s\ndump", [
    /Pods \(shop,kube-system\) \d+/,
    /NAMESPACE ↑ +NAME/,
    /shop +catalog-/,
    /kube-system +coredns-/,
  ]],
];

for (const [name, script, expected] of plays) {
  Deno.test(`rows for a table: ${name}`, async () => {
    const frames = await playBundled(script, { scenario: "shop", size: { columns: 120, rows: 30 } });
    const text = frames.at(-1)!.join("\n");
    for (const line of expected) assert.match(text, line);
  });
}
