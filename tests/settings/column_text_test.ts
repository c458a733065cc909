import assert from "node:assert/strict";
import { parseColumn, parseSort } from "../../src/settings/column_text.ts";

const jsonpath = (expression: string) => ({ language: "jsonpath" as const, expression });

const columns: [string, ReturnType<typeof parseColumn> | RegExp][] = [
  ["NAME", { title: "NAME" }],
  ["ip|WR", { title: "IP", isWide: true, align: "right" }],
  ["READY|H", { title: "READY", isHidden: true }],
  ["AGE|S", { title: "AGE" }],
  ["BLEE:.metadata.labels.blee", { title: "BLEE", path: jsonpath(".metadata.labels.blee") }],
  ["T:.status.startTime|T", { title: "T", path: jsonpath(".status.startTime"), kind: "time" }],
  ["N:.spec.replicas|NL", { title: "N", path: jsonpath(".spec.replicas"), kind: "number", align: "left" }],
  [
    "Z:.spec.zips[?(@.type == 'zorg')].ip|WR",
    { title: "Z", path: jsonpath(".spec.zips[?(@.type == 'zorg')].ip"), isWide: true, align: "right" },
  ],
  ["C:.spec.containers | length", {
    title: "C",
    path: { language: "jq", expression: ".spec.containers | length" },
  }],
  ["C:jq .a|N", { title: "C", path: { language: "jq", expression: ".a" }, kind: "number" }],
  ["%CPU/L", { title: "%CPU/L" }],
  ["NAME|Q", /no attribute Q/],
  [":x", /title/],
  ["A:", /missing/],
];

for (const [written, expected] of columns) {
  Deno.test(`the column ${written}`, () => {
    if (expected instanceof RegExp) assert.throws(() => parseColumn(written), expected);
    else assert.deepEqual(parseColumn(written), expected);
  });
}

const sorts: [string, string | RegExp][] = [
  ["AGE", "AGE up"],
  ["age:asc", "AGE up"],
  ["AGE:desc", "AGE down"],
  ["AGE:dsc", "AGE down"],
  ["AGE:sideways", /TITLE:asc/],
];

for (const [written, expected] of sorts) {
  Deno.test(`the order ${written}`, () => {
    if (expected instanceof RegExp) return void assert.throws(() => parseSort(written), expected);
    const { title, descending } = parseSort(written);
    assert.equal(`${title} ${descending ? "down" : "up"}`, expected);
  });
}
