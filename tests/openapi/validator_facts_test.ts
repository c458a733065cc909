import assert from "node:assert/strict";
import { readValidator } from "../../src/openapi/validator_facts.ts";

const check = (name: string, type: string, format = "") =>
  `function ${name}(data,{}={}){if(1){let e={params:{type:"${type}"}};}` +
  (format ? `if(1){let e={params:{format:"${format}"}};}` : "") + `return ${name}.errors}`;
const use = (field: string, name: string) => `void 0!==data.${field}&&(${name}(data.${field},{})||1)`;

Deno.test("whole numbers, wide numbers, base64, and what lists and maps hold", () => {
  const source = [
    check("validate1", "integer", "int32"),
    check("validate2", "number", "double"),
    check("validate3", "string", "byte"),
    check("validate4", "string"),
    "function validate5(data,{}={}){for(;;)validate1(data[i0],{});}",
    "function validate6(data,{}={}){for(let key0 in data)validate3(data[key0],{});}",
    `function validate0(data,{}={}){${
      [
        use("a", "validate1"),
        use("b", "validate2"),
        use("c", "validate4"),
        use("d", "validate5"),
        use("e", "validate6"),
      ]
        .join(",")
    }}`,
  ].join("");
  assert.deepEqual(Object.fromEntries(readValidator(source)), {
    a: { type: "integer", format: "int32" },
    b: { type: "number", format: "double" },
    d: { type: "integer", format: "int32" },
    e: { type: "string", format: "byte" },
  });
});

Deno.test("checks that stand in place", () => {
  const source = '{schemaPath:"#/properties/maxItems/type",keyword:"type",params:{type:"integer"}}' +
    '{schemaPath:"#/properties/maxItems/format",keyword:"format",params:{format:"int64"}}';
  assert.deepEqual(Object.fromEntries(readValidator(source)), {
    maxItems: { type: "integer", format: "int64" },
  });
});
