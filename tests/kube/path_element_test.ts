import assert from "node:assert/strict";
import type { ListKey } from "../../src/kube/merge_type.ts";
import type { Json } from "../../src/kube/object.ts";
import {
  comparePathElements,
  fieldElement,
  fieldName,
  formatPathElement,
  itemElement,
} from "../../src/kube/path_element.ts";

const portKeys: ListKey[] = [{ name: "containerPort" }, { name: "protocol", default: "TCP" }];
const items: [item: Json, keys: ListKey[], element: string, printed: string][] = [
  ["x", [], 'v:"x"', '[="x"]'],
  [{ name: "c", image: "i" }, [{ name: "name" }], 'k:{"name":"c"}', '[name="c"]'],
  [
    { containerPort: 80 },
    portKeys,
    'k:{"containerPort":80,"protocol":"TCP"}',
    '[containerPort=80,protocol="TCP"]',
  ],
];
for (const [item, keys, element, printed] of items) {
  Deno.test(`the element of ${JSON.stringify(item)} is ${element}`, () => {
    assert.equal(itemElement(item, keys), element);
    assert.equal(formatPathElement(element), printed);
    assert.equal(fieldName(element), undefined);
  });
}

Deno.test("the element of a field is its name", () => {
  assert.equal(fieldName(fieldElement("a.b/c")), "a.b/c");
  assert.equal(formatPathElement(fieldElement("spec")), ".spec");
});

Deno.test("elements are in order: fields, keyed items by value, values, places", () => {
  const ordered = ["f:a", "f:b", 'k:{"port":80}', 'k:{"port":443}', 'v:"a"', 'v:"b"', "i:0", "i:10"];
  assert.deepEqual(ordered.toReversed().sort(comparePathElements), ordered);
});
