import assert from "node:assert/strict";
import { checkBase64, firstIllegal } from "../../../../src/simulator/kubernetes/kinds/base64_data.ts";

/** The byte at which Go's encoding/base64 gives up. */
const texts: [text: string, illegal: number | undefined][] = [
  ["", undefined],
  ["aHVudGVyMg==", undefined],
  ["aHVudGVy\nMg==\n", undefined],
  ["TWFu", undefined],
  ["TWE=", undefined],
  ["hunter2!", 7],
  ["hunter2", 4],
  ["TWE", 0],
  ["TQ=", 3],
  ["TQ=x", 2],
  ["T===", 1],
  ["=", 0],
  ["TQ==TQ==", 4],
  ["schön", 3],
];

for (const [text, illegal] of texts) {
  Deno.test(`${JSON.stringify(text)} is illegal at ${illegal}`, () =>
    assert.equal(firstIllegal(text), illegal));
}

Deno.test("the refusal has the API server's words", () => {
  assert.throws(
    () => checkBase64({ good: "TWFu", bad: "hunter2!" }, { kind: "Secret", version: "v1" }),
    /Secret in version "v1" cannot be handled as a Secret: illegal base64 data at input byte 7$/,
  );
});
