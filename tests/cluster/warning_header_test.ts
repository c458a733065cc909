import assert from "node:assert/strict";
import { warningTexts } from "../../src/cluster/warning_header.ts";

const headers: [string | null, string[]][] = [
  [null, []],
  ['299 - "unknown field \\"spec.foo\\""', ['unknown field "spec.foo"']],
  ['299 - "one, with a comma", 299 - "two"', ["one, with a comma", "two"]],
  ['299 kube "dated" "Sun, 22 Nov 2026 11:34:28 GMT", 299 - "next"', ["dated", "next"]],
  ['110 - "Response is Stale"', []],
  ["nonsense", []],
  ['299 - "back\\\\slash"', ["back\\slash"]],
  ['299 - "\u00e5\u0090\u008d"', ["名"]],
  ['299 - "Latin letters: \u00fc"', ["Latin letters: ü"]],
];

for (const [header, texts] of headers) {
  Deno.test(`the warnings of ${header}`, () => assert.deepEqual(warningTexts(header), texts));
}
