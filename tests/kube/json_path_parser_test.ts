import assert from "node:assert/strict";
import { parseTemplate } from "../../src/kube/json_path_parser.ts";

Deno.test("a template is text and actions", () => {
  assert.deepEqual(parseTemplate("a {.b[1:].c} d"), [
    { type: "text", text: "a " },
    {
      type: "action",
      nodes: [
        { type: "field", name: "b" },
        { type: "array", slice: { start: 1, isSingle: false } },
        { type: "field", name: "c" },
      ],
    },
    { type: "text", text: " d" },
  ]);
});

Deno.test("a filter has two sides", () => {
  assert.deepEqual(parseTemplate("{[?(@.a>=1)]}"), [{
    type: "action",
    nodes: [{
      type: "filter",
      left: [{ type: "field", name: "a" }],
      right: [{ type: "literal", value: 1 }],
      operator: ">=",
    }],
  }]);
});
