import assert from "node:assert/strict";
import { yamlSpans } from "../../../src/explorer/text/yaml_spans.ts";

const coloured: [raw: string, isStart: boolean, roles: string][] = [
  ["kind: Pod", true, "kind=accent :=dim  Pod=string"],
  ["  - name: web", true, "  - =dim name=accent :=dim  web=string"],
  ["  replicas: 3", true, "  =dim replicas=accent :=dim  3=number"],
  ["ready: true", true, "ready=accent :=dim  true=number"],
  ["empty: {}", true, "empty=accent :=dim  {}=dim"],
  ["spec:", true, "spec=accent :=dim"],
  ['"a: b": c', true, '"a: b"=accent :=dim  c=string'],
  ["- - x", true, "- - =dim x=string"],
  ["? long", true, "? =dim long=string"],
  ["key: no", false, "key: no=string"],
  ["# note", true, "# note=dim"],
  ["", true, ""],
];

for (const [raw, isStart, roles] of coloured) {
  Deno.test(`the colours of "${raw}"${isStart ? "" : " inside a text"}`, () =>
    assert.equal(yamlSpans(raw, isStart).map(({ text, role }) => `${text}=${role}`).join(" "), roles));
}
