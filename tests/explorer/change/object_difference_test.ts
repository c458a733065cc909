import assert from "node:assert/strict";
import { differenceLines } from "../../../src/explorer/change/object_difference.ts";
import type { KubeObject } from "../../../src/kube/object.ts";
import { parseYaml } from "../../../src/kube/yaml.ts";
import { lineText } from "../../../src/terminal/line.ts";

/** Before, after, and the lines. */
const cases: [string, string | undefined, string, string[]][] = [
  ["a number", "metadata: {name: web}\nspec: {replicas: 3}", "metadata: {name: web}\nspec: {replicas: 5}", [
    "spec:",
    "-   replicas: 3",
    "+   replicas: 5",
  ]],
  [
    "items of lists are named",
    "metadata: {}\nspec: {containers: [{name: a, image: x:1}, {name: b, image: y:1}]}",
    "metadata: {}\nspec: {containers: [{name: a, image: x:1}, {name: b, image: y:2}]}",
    ["spec.containers[b]:", "-   image: y:1", "+   image: y:2"],
  ],
  [
    "noise is left out",
    'metadata: {resourceVersion: "1", generation: 1, managedFields: [{manager: a}]}',
    'metadata: {resourceVersion: "2", generation: 2, managedFields: [{manager: b}]}',
    [],
  ],
  [
    "a new object",
    undefined,
    "metadata: {name: web, uid: x, creationTimestamp: y}\nkind: ConfigMap",
    ["+ kind: ConfigMap", "+ metadata:", "+   name: web"],
  ],
  [
    "a new item of a list",
    "metadata: {}\nspec: {containers: [{name: a, image: x:1}]}",
    "metadata: {}\nspec: {containers: [{name: a, image: x:1}, {name: b, env: [{name: C, value: d}]}]}",
    ["spec.containers:", "+   - env:", "+     - name: C", "+       value: d", "+     name: b"],
  ],
  [
    "a new part",
    "metadata: {name: web}",
    "metadata: {name: web, annotations: {a: b, c: d}}",
    ["metadata:", "+   annotations:", "+     a: b", "+     c: d"],
  ],
  [
    "secrets keep theirs",
    "kind: Secret\nmetadata: {}\ndata: {a: b2xk, b: c2FtZQ==}",
    "kind: Secret\nmetadata: {}\ndata: {a: bmV3, b: c2FtZQ==}",
    ["data:", "-   a: '*** (before)'", "+   a: '*** (after)'"],
  ],
];

for (const [name, before, after, expected] of cases) {
  Deno.test(`what changes: ${name}`, () => {
    const read = (text: string) => parseYaml(text) as unknown as KubeObject;
    const lines = differenceLines(before === undefined ? undefined : read(before), read(after));
    assert.deepEqual(lines.map(lineText), expected);
  });
}

Deno.test("the values of a secret are shown as text when that is asked for", () => {
  const read = (text: string) => parseYaml(text) as unknown as KubeObject;
  const lines = differenceLines(
    read("kind: Secret\nmetadata: {}\ndata: {a: b2xk, b: c2FtZQ==, c: /w==}"),
    read("kind: Secret\nmetadata: {}\ndata: {a: bmV3, b: c2FtZQ==, c: /g==}"),
    true,
  );
  assert.deepEqual(lines.map(lineText), ["data:", "-   a: old", "+   a: new", "-   c: /w==", "+   c: /g=="]);
});
