import assert from "node:assert/strict";
import { base64Text } from "../../src/kube/base64_text.ts";

/** Values in base64, and the text that they are; undefined: no text. */
const values: [string, string | undefined][] = [
  ["aHVudGVyMg==", "hunter2"],
  ["", ""],
  ["YQpiCWM=", "a\nb\tc"],
  ["8J+Qsw==", "🐳"],
  ["AAEC", undefined],
  ["/w==", undefined],
  ["G1szMW0=", undefined],
  ["not base64!", undefined],
];

for (const [value, text] of values) {
  Deno.test(`the text of ${JSON.stringify(value)}`, () => assert.equal(base64Text(value), text));
}
