import assert from "node:assert/strict";
import type { Json } from "../../src/kube/object.ts";
import {
  parseCustomColumns,
  parseCustomColumnsFile,
  printCustomColumns,
} from "../../src/kube/custom_columns.ts";

const objects: Json[] = [
  {
    metadata: { name: "web" },
    spec: { list: [{ v: 1 }, { v: 2 }], map: { b: 1, a: "x" }, nul: null, lines: "l1\nl2", odd: "\x1b[1m\r" },
  },
  { metadata: { name: "database-0" }, spec: {} },
];

/** Spec and kubectl's text. */
const texts: [string, string[]][] = [
  ["NAME:.metadata.name", ["NAME", "web", "database-0"]],
  ["Name:metadata.name,V:{.spec.list[*].v}", ["Name         V", "web          1,2", "database-0   <none>"]],
  ["M:.spec.map,N:.spec.nul,L:.spec.list", [
    "M              N        L",
    "map[a:x b:1]   <nil>    [map[v:1] map[v:2]]",
    "<none>         <none>   <none>",
  ]],
  ["A:.spec.odd,B:metadata.name", ["A         B", "^[[1m\\r   web", "<none>    database-0"]],
  ["A:.spec.lines,B:metadata.name", ["A     B", "l1", "l2       web", "<none>   database-0"]],
];

Deno.test("columns are printed as kubectl prints them", () => {
  for (const [spec, lines] of texts) {
    assert.equal(printCustomColumns(parseCustomColumns(spec), objects), lines.join("\n") + "\n", spec);
  }
  assert.equal(
    printCustomColumns(parseCustomColumns("N:.metadata.name"), objects, { noHeaders: true }),
    "web\ndatabase-0\n",
  );
});

const mistakes: [string, string][] = [
  ["", "custom-columns format specified but no custom columns given"],
  ["X", "unexpected custom-columns spec: X, expected <header>:<json-path-expr>"],
  ["A:.b,", "unexpected custom-columns spec: , expected <header>:<json-path-expr>"],
  ["A:.b[x]", "error parsing jsonpath {.b[x]}, invalid array index x"],
];

Deno.test("mistakes are told in kubectl's wording", () => {
  for (const [spec, message] of mistakes) assert.throws(() => parseCustomColumns(spec), { message }, spec);
});

Deno.test("a template file has a line of headers and a line of paths", () => {
  const columns = parseCustomColumnsFile("NAME  V\nmetadata.name .spec.list[0].v\n");
  assert.equal(printCustomColumns(columns, objects.slice(0, 1)), "NAME   V\nweb    1\n");
  assert.throws(() => parseCustomColumnsFile("A B\nx\n"), {
    message: "number of headers (2) and field specifications (1) don't match",
  });
  assert.throws(() => parseCustomColumnsFile("A B"), /^JsonPathError: invalid template, missing spec line/);
});
