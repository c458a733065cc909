import assert from "node:assert/strict";
import fc from "fast-check";
import type { Json, JsonObject } from "../../src/kube/object.ts";
import { PatchError } from "../../src/kube/patch_error.ts";
import { applyStrategicPatch } from "../../src/kube/strategic_patch.ts";

interface Target {
  target: string;
  definition: string;
  object: Json;
}

interface Case {
  name: string;
  target: string;
  patch: Json;
  /** What differs from the target; no value: it is gone. */
  changes?: { path: string; value?: Json }[];
  error?: string;
}

// One line each: targets, and what kubectl 1.36 `patch --local --type strategic` made of them.
const lines: (Target | Case)[] = Deno.readTextFileSync(
  new URL("strategic_patch_cases.jsonl", import.meta.url),
)
  .trim().split("\n").map((line) => JSON.parse(line));
const targets = new Map(lines.flatMap((line) => "object" in line ? [[line.target, line] as const] : []));

for (
  const { name, target, patch, changes, error } of lines.flatMap((line) => "patch" in line ? [line] : [])
) {
  Deno.test(`strategic patch: ${name}`, () => {
    const { object, definition } = targets.get(target) as Target;
    const input = JSON.stringify(object);
    const apply = () => applyStrategicPatch(object, patch, definition);
    if (error === undefined) assert.deepEqual(apply(), changed(object, changes ?? []));
    else assert.throws(apply, (thrown: PatchError) => thrown.message.trimEnd() === error.trimEnd());
    assert.equal(JSON.stringify(object), input, "the target stays as it was");
  });
}

function changed(target: Json, changes: { path: string; value?: Json }[]): Json {
  const result = structuredClone(target) as JsonObject;
  for (const { path, value } of changes) {
    const names = path.split(".");
    const last = names.pop() as string;
    const parent = names.reduce((object, name) => object[name] as JsonObject, result);
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }
  return result;
}

Deno.test("a new element is stored without nulls", () => {
  const patch = { spec: { template: { spec: { containers: [{ name: "c", image: null }] } } } };
  const target = { spec: { template: { spec: { containers: [{ name: "a" }] } } } };
  assert.deepEqual(applyStrategicPatch(target, patch, "io.k8s.api.apps.v1.Deployment"), {
    spec: { template: { spec: { containers: [{ name: "c" }, { name: "a" }] } } },
  });
});

Deno.test("a patch applied twice is the same as once", () => {
  const container = fc.record({ name: fc.constantFrom("a", "b", "c"), image: fc.string() });
  const containers = fc.uniqueArray(container, { selector: (item) => item.name });
  const pod = (items: Json) => ({ spec: { containers: items } });
  fc.assert(fc.property(containers, containers, (target, patch) => {
    const once = applyStrategicPatch(pod(target), pod(patch), "io.k8s.api.core.v1.Pod");
    assert.deepEqual(applyStrategicPatch(once, pod(patch), "io.k8s.api.core.v1.Pod"), once);
  }));
});
