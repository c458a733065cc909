import assert from "node:assert/strict";
import type { Json } from "../../../../src/kube/object.ts";
import { embeddedErrors } from "../../../../src/simulator/kubernetes/custom/embedded_objects.ts";
import { texts } from "./sample_definition.ts";

const schema = { properties: { o: { "x-kubernetes-embedded-resource": true } } };
const cases: [object: Json, errors: string[]][] = [
  [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }, []],
  [{}, ["o.apiVersion: Required value", "o.kind: Required value"]],
  [{ apiVersion: "", kind: "a b" }, [
    'o.apiVersion: Invalid value: "": must not be empty',
    'o.kind: Invalid value: "a b": may have mixed case, but should otherwise match: a DNS-1035 label must consist of ' +
    "lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric " +
    "character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')",
  ]],
  [{ apiVersion: "v1", kind: "Pod", metadata: { name: "a/b" } }, [
    "o.metadata.name: Invalid value: \"a/b\": may not contain '/'",
  ]],
];

for (const [object, errors] of cases) {
  Deno.test(`embedded ${JSON.stringify(object)}`, () => {
    assert.deepEqual(texts(embeddedErrors({ o: object }, schema)), errors);
  });
}
