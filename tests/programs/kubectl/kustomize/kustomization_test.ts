import assert from "node:assert/strict";
import {
  kustomizationNames,
  parseKustomization,
} from "../../../../src/programs/kubectl/kustomize/kustomization.ts";

const refused: [text: string, message: string][] = [
  ["resourcs: []", 'invalid Kustomization: json: unknown field "resourcs"'],
  [
    "resources: [{a: b}]",
    "invalid Kustomization: json: cannot unmarshal object into Go struct field Kustomization.resources of type string",
  ],
  [
    "namePrefix: 1",
    "invalid Kustomization: json: cannot unmarshal number into Go struct field Kustomization.namePrefix of type string",
  ],
  [
    "images: [x]",
    "invalid Kustomization: json: cannot unmarshal string into Go struct field Kustomization.images of type types.Image",
  ],
  ["a: b: c", "invalid Kustomization: yaml: mapping values are not allowed in this context"],
  ["helmCharts: [x]", 'invalid Kustomization: the field "helmCharts" is not supported here'],
];

for (const [text, message] of refused) {
  Deno.test(`${text}: ${message}`, () => assert.throws(() => parseKustomization(text), { message }));
}

Deno.test("an empty file is an empty kustomization", () => {
  assert.deepEqual(parseKustomization("# nothing\n"), {});
  assert.equal(kustomizationNames.length, 3);
});
