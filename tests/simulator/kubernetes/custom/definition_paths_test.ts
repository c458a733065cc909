import assert from "node:assert/strict";
import { columnErrors, scaleErrors } from "../../../../src/simulator/kubernetes/custom/definition_paths.ts";
import { texts } from "./sample_definition.ts";

const TYPES = "must be one of boolean,date,integer,number,string";
const columns: [column: Record<string, string>, errors: string[]][] = [
  [{ name: "A", type: "string", jsonPath: ".spec.a" }, []],
  [{ name: "", type: "", jsonPath: "" }, [
    "c.name: Required value",
    `c.type: Required value: ${TYPES}`,
    "c.JSONPath: Required value",
  ]],
  [{ name: "A", type: "text", jsonPath: "spec" }, [
    `c.type: Invalid value: "text": ${TYPES}`,
    'c.JSONPath: Invalid value: "spec": must be a simple json path starting with .',
  ]],
  [{ name: "A", type: "string", format: "hex", jsonPath: ".a" }, [
    'c.format: Invalid value: "hex": must be one of byte,date,date-time,double,float,int32,int64,password',
  ]],
];

for (const [column, errors] of columns) {
  Deno.test(`column ${JSON.stringify(column)}`, () => {
    assert.deepEqual(texts(columnErrors({ name: "", type: "", jsonPath: "", ...column }, "c")), errors);
  });
}

Deno.test("a scale sub-resource reads from spec and status", () => {
  const scale = {
    specReplicasPath: ".status.a",
    statusReplicasPath: "",
    labelSelectorPath: ".metadata.name",
  };
  assert.deepEqual(texts(scaleErrors(scale, "s")), [
    's.specReplicasPath: Invalid value: ".status.a": should be a json path under .spec',
    "s.statusReplicasPath: Required value",
    's.labelSelectorPath: Invalid value: ".metadata.name": should be a json path under either .spec or .status',
  ]);
});
