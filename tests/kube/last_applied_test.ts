import assert from "node:assert/strict";
import {
  lastApplied,
  lastAppliedAnnotation,
  lastAppliedText,
  withLastApplied,
} from "../../src/kube/last_applied.ts";
import type { KubeObject } from "../../src/kube/object.ts";

const web: KubeObject = {
  kind: "Pod",
  apiVersion: "v1",
  metadata: { name: "web", annotations: { a: "<b>" } },
};
const TEXT =
  '{"apiVersion":"v1","kind":"Pod","metadata":{"annotations":{"a":"\\u003cb\\u003e"},"name":"web"}}\n';

Deno.test("the manifest stands in the annotation without the annotation", () => {
  const noted = withLastApplied(web) as unknown as KubeObject;
  assert.equal(noted.metadata.annotations?.[lastAppliedAnnotation], TEXT);
  assert.equal(lastAppliedText(noted), TEXT);
  assert.deepEqual(lastApplied(noted), web);
});

Deno.test("what is no manifest counts as none", () => {
  for (const text of ["{", "[]", "1"]) {
    assert.deepEqual(lastApplied({ metadata: { annotations: { [lastAppliedAnnotation]: text } } }), {});
  }
  assert.deepEqual(lastApplied({ metadata: {} }), {});
});
