import assert from "node:assert/strict";
import { placeOf, readManifests } from "../../../src/explorer/creation/manifests.ts";
import { discovery } from "../removal/small_cluster.ts";

const read = (text: string) => readManifests([{ path: "web.yaml", text }], discovery, "shop");
const map = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

Deno.test("several documents, lists and JSON; namespaces are filled in where they belong", () => {
  const list =
    `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata: {name: new}\n`;
  const json = '{"apiVersion":"v1","kind":"Secret","metadata":{"name":"key","namespace":"other"}}';
  const { manifests, mistakes } = read(`${map("one")}---\n${list}---\n${json}\n`);
  assert.deepEqual(mistakes, []);
  assert.deepEqual(
    manifests.map(({ target, line }) => `${line} ${target.resource.kind} ${target.namespace}/${target.name}`),
    ["1 ConfigMap shop/one", "6 Namespace /new", "13 Secret other/key"],
  );
});

/** A text with a mistake, where it is, and what kubectl says of it. */
for (
  const [text, place, said] of [
    ["a: b: c\n", "web.yaml:1:5", "yaml: mapping values are not allowed in this context"],
    ["metadata: {}\n", "web.yaml:1", "[apiVersion not set, kind not set]"],
    ["apiVersion: v1\nmetadata: {}\n", "web.yaml:1", "error validating data: kind not set"],
    [
      `${map("fine")}---\napiVersion: v9\nkind: Shark\nmetadata: {name: x}\n`,
      "web.yaml:6",
      'no matches for kind "Shark" in version "v9"',
    ],
    ["apiVersion: v1\nkind: Pod\nmetadata: {}\n", "web.yaml:1", "resource name may not be empty"],
    ["just words\n", "web.yaml:1", "expected an object"],
  ] as const
) {
  Deno.test(`mistake at ${place}: ${said}`, () => {
    const { mistakes } = read(text);
    assert.equal(mistakes.length, 1);
    assert.equal(placeOf(mistakes[0]!), place);
    assert.ok(mistakes[0]!.text.includes(said), mistakes[0]!.text);
  });
}
