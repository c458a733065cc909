import assert from "node:assert/strict";
import { base64Text, decodedSecret, encodedSecret } from "../../../src/explorer/session/decoded_secret.ts";

const secret = (data?: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "a" },
  ...(data ? { data } : {}),
});

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
  Deno.test(`the value ${JSON.stringify(value)}`, () => {
    assert.equal(base64Text(value), text);
    if (text === undefined) return;
    const encoded = encodedSecret(decodedSecret(secret({ key: value })) as never);
    assert.deepEqual(encoded, { object: secret({ key: value }) });
  });
}

Deno.test("what is no text stays where it is", () => {
  const object = secret({ text: "aGk=", picture: "AAEC" });
  const decoded = decodedSecret(object);
  assert.deepEqual([decoded.data, decoded.stringData], [{ picture: "AAEC" }, { text: "hi" }]);
  assert.deepEqual(encodedSecret(decoded as never), { object });
});

Deno.test("a number is no text, and the key is named", () => {
  assert.deepEqual(encodedSecret({ stringData: { port: 80 } }), {
    problem: "stringData.port: a text is expected; put 80 in quotes",
  });
  assert.match(JSON.stringify(encodedSecret({ stringData: "x" })), /a mapping/);
});

Deno.test("a secret without data", () => {
  assert.deepEqual(decodedSecret(secret()), secret());
  assert.deepEqual(encodedSecret(secret() as never), { object: secret() });
});
