import assert from "node:assert/strict";
import type { KubeObject } from "../../../../src/kube/object.ts";
import { parseYaml } from "../../../../src/kube/yaml.ts";
import type { Replacement } from "../../../../src/programs/kubectl/kustomize/kustomization.ts";
import { pieceOf } from "../../../../src/programs/kubectl/kustomize/piece.ts";
import { replaceFields } from "../../../../src/programs/kubectl/kustomize/replace.ts";

const objects = () =>
  [
    "{apiVersion: v1, kind: ConfigMap, metadata: {name: c}, data: {host: a.b, port: '80'}}",
    "{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {priority: 7, containers: " +
    "[{name: x, image: 'i:1'}, {name: z, image: 'i:2'}]}}",
  ].map((text) => pieceOf(parseYaml(text) as unknown as KubeObject));

/** The pod afterwards, or the error. */
async function pod(source: string, target: string): Promise<unknown> {
  const pieces = objects();
  const replacement = parseYaml(`{source: ${source}, targets: [${target}]}`) as unknown as Replacement;
  try {
    await replaceFields(pieces, [replacement], () => Promise.reject(new Error("no files here")));
  } catch (error) {
    return (error as Error).message;
  }
  return JSON.parse(JSON.stringify(pieces[1]!.object));
}

const CASES: [title: string, source: string, target: string, path: string, expected: unknown][] = [
  ["a name by itself", "{kind: ConfigMap}", "{select: {kind: Pod}}", "metadata.name", "c"],
  [
    "an item by its name",
    "{kind: ConfigMap, fieldPath: data.host}",
    "{select: {kind: Pod}, fieldPaths: ['spec.containers.[name=z].image']}",
    "spec.containers.1.image",
    "a.b",
  ],
  [
    "every item",
    "{kind: ConfigMap, fieldPath: data.host}",
    "{select: {name: p}, fieldPaths: [spec.containers.*.image]}",
    "spec.containers.0.image",
    "a.b",
  ],
  [
    "a part of a part",
    "{kind: ConfigMap, fieldPath: data.host, options: {delimiter: '.', index: 1}}",
    "{select: {kind: Pod}, fieldPaths: [spec.containers.0.image], options: {delimiter: ':', index: 1}}",
    "spec.containers.0.image",
    "i:b",
  ],
  [
    "a number stays one",
    "{kind: ConfigMap, fieldPath: data.port}",
    "{select: {kind: Pod}, fieldPaths: [spec.priority]}",
    "spec.priority",
    80,
  ],
  [
    "a field that is made",
    "{kind: ConfigMap, fieldPath: data.host}",
    "{select: {kind: Pod}, fieldPaths: ['metadata.annotations.x\\.y'], options: {create: true}}",
    "metadata.annotations",
    { "x.y": "a.b" },
  ],
];

for (const [title, source, target, path, expected] of CASES) {
  Deno.test(`replacements: ${title}`, async () => {
    const found = path.split(".").reduce(
      (value, step) => (value as Record<string, unknown>)[step],
      await pod(source, target),
    );
    assert.deepEqual(found, expected);
  });
}

const WRONG: [source: string, target: string, message: string][] = [
  ["{kind: Nope}", "{select: {kind: Pod}}", "nothing selected by Nope.[noVer].[noGrp]/[noName].[noNs]"],
  [
    "{version: v1}",
    "{select: {kind: Pod}}",
    "multiple matches for selector [noKind].v1.[noGrp]/[noName].[noNs]",
  ],
  [
    "{kind: ConfigMap}",
    "{select: {kind: Pod}, fieldPaths: [spec.nope]}",
    'unable to find field "spec.nope" in replacement target',
  ],
  ["{kind: ConfigMap}", "{fieldPaths: [spec]}", "target must specify resources to select"],
];

for (const [source, target, message] of WRONG) {
  Deno.test(`replacements: ${message}`, async () => assert.equal(await pod(source, target), message));
}

Deno.test("a name that every object of this language knows is no field", async () => {
  const found = await pod("{kind: ConfigMap}", "{select: {kind: Pod}, fieldPaths: [spec.constructor]}");
  assert.equal(found, 'unable to find field "spec.constructor" in replacement target');
});
