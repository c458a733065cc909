import assert from "node:assert/strict";
import { FlagValues } from "../../../src/programs/flags.ts";
import { outcomeFlags } from "../../../src/programs/kubectl/outcome.ts";
import { typedJson, typedPrinter } from "../../../src/programs/kubectl/typed_object.ts";
import { testIo } from "../test_io.ts";

const object = {
  spec: { b: "<", a: 1 },
  metadata: { name: "web", managedFields: [] },
  apiVersion: "v1",
  kind: "Pod",
};

Deno.test("what an object is comes first; its fields keep their order", () => {
  const { metadata: { managedFields: _, ...metadata }, ...rest } = object;
  assert.equal(
    typedJson({ ...rest, metadata }),
    '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web"},"spec":{"b":"\\u003c","a":1}}',
  );
});

const formats: [output: string, text: RegExp][] = [
  [
    "json",
    /^\{\n {4}"kind": "Pod",\n {4}"apiVersion": "v1",\n {4}"metadata": \{\n {8}"name": "web"\n {4}\},\n {4}"spec"/,
  ],
  ["yaml", /^apiVersion: v1\nkind: Pod\n/],
  ["", /^pod\/web made\n$/],
];

for (const [output, text] of formats) {
  Deno.test(`an object of a known type as ${output || "a sentence"}`, async () => {
    const flags = new FlagValues(outcomeFlags, new Map([["output", output]]));
    const print = await typedPrinter({ flags, io: testIo().io });
    assert.match(print(object, "made"), text);
  });
}
