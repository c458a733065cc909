import assert from "node:assert/strict";
import { keyPairProblem } from "../../../../src/programs/kubectl/create/key_pair.ts";
import { certificate, key, otherKey } from "./pem.ts";

const pairs: [name: string, certificate: string, key: string, problem: RegExp | undefined][] = [
  ["its own", certificate, key, undefined],
  ["another's", certificate, otherKey, /^tls: private key does not match public key$/],
  ["no certificate", "hi", key, /^tls: failed to find any PEM data in certificate input$/],
  ["no key", certificate, "hi", /^tls: failed to find any PEM data in key input$/],
  ["switched", key, certificate, /PEM inputs may have been switched$/],
  ["twice the certificate", certificate, certificate, /^tls: found a certificate rather than a key/],
];

for (const [name, crt, pem, problem] of pairs) {
  Deno.test(`a certificate and a key: ${name}`, async () => {
    const found = await keyPairProblem(crt, pem);
    if (problem === undefined) assert.equal(found, undefined);
    else assert.match(found ?? "", problem);
  });
}
