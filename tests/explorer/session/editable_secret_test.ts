import assert from "node:assert/strict";
import { editableSecret, storedSecret } from "../../../src/explorer/session/editable_secret.ts";

const secret = (data?: Record<string, string>) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "a" },
  ...(data ? { data } : {}),
});

for (const value of ["aHVudGVyMg==", "", "YQpiCWM=", "8J+Qsw=="]) {
  Deno.test(`the value ${JSON.stringify(value)} is the same after an edit that changes nothing`, () => {
    const encoded = storedSecret(editableSecret(secret({ key: value })) as never);
    assert.deepEqual(encoded, { object: secret({ key: value }) });
  });
}

Deno.test("what is no text stays where it is", () => {
  const object = secret({ text: "aGk=", picture: "AAEC" });
  const decoded = editableSecret(object);
  assert.deepEqual([decoded.data, decoded.stringData], [{ picture: "AAEC" }, { text: "hi" }]);
  assert.deepEqual(storedSecret(decoded as never), { object });
});

Deno.test("a number is no text, and the key is named", () => {
  assert.deepEqual(storedSecret({ stringData: { port: 80 } }), {
    problem: "stringData.port: a text is expected; put 80 in quotes",
  });
  assert.match(JSON.stringify(storedSecret({ stringData: "x" })), /a mapping/);
});

Deno.test("a secret without data", () => {
  assert.deepEqual(editableSecret(secret()), secret());
  assert.deepEqual(storedSecret(secret() as never), { object: secret() });
});
