import assert from "node:assert/strict";
import {
  manifestDifference,
  objectKey,
  valuesDifference,
} from "../../../src/explorer/helm/release_difference.ts";
import type { HelmRelease } from "../../../src/kube/helm_release.ts";
import { lineText } from "../../../src/terminal/line.ts";

const map = (name: string, value: string) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  a: ${value}\n`;
const release = (manifest: string, config = {}): HelmRelease => ({
  name: "web",
  namespace: "default",
  version: 1,
  info: { status: "deployed" },
  manifest,
  config,
});

/** Two manifests and what is said of them. */
const cases: [string, string, string, RegExp[]][] = [
  ["the same", map("a", "1"), map("a", "1"), [/The manifests are the same/]],
  ["a change", map("a", "1"), map("a", "2"), [/ConfigMap a/, /- +a: "?1/, /\+ +a: "?2/]],
  ["one goes", map("a", "1") + map("b", "1"), map("a", "1"), [/- ConfigMap b goes/]],
  ["one comes", map("a", "1"), map("a", "1") + map("b", "1"), [/\+ ConfigMap b is new/]],
];

for (const [title, from, to, expected] of cases) {
  Deno.test(`manifests: ${title}`, () => {
    const text = manifestDifference(release(from), release(to)).map(lineText).join("\n");
    for (const pattern of expected) assert.match(text, pattern);
  });
}

Deno.test("values: the same, or what differs", () => {
  const text = (one: object, other: object) =>
    valuesDifference(release("", one), release("", other)).map(lineText).join("\n");
  assert.match(text({ a: 1 }, { a: 1 }), /The values are the same/);
  assert.match(text({ a: 1 }, { a: 2 }), /- +a: 1[^]*\+ +a: 2/);
});

Deno.test("objects of different groups are told apart, versions are not", () => {
  const key = (apiVersion: string) => objectKey({ apiVersion, kind: "Ingress", metadata: { name: "a" } });
  assert.notEqual(key("networking.k8s.io/v1"), key("extensions/v1"));
  assert.equal(key("apps/v1"), key("apps/v1beta1"));
});
