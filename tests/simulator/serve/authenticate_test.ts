import assert from "node:assert/strict";
import { authenticate } from "../../../src/simulator/serve/authenticate.ts";

const tokens = new Map([["s3cret", { name: "jane", groups: ["dev"] }]]);

const cases = [
  {
    name: "a client certificate: CN is the user, O the groups",
    evidence: { certificate: { CN: "kubernetes-admin", O: ["system:masters", "a"] } },
    user: { name: "kubernetes-admin", groups: ["system:masters", "a", "system:authenticated"] },
  },
  {
    name: "the certificate itself is told, too",
    evidence: { certificate: { CN: "x", fingerprint: "6c7c" } },
    user: {
      name: "x",
      groups: ["system:authenticated"],
      extra: { "authentication.kubernetes.io/credential-id": ["X509SHA256=6c7c"] },
    },
  },
  {
    name: "one organisation comes as a string",
    evidence: { certificate: { CN: "x", O: "dev" } },
    user: { name: "x", groups: ["dev", "system:authenticated"] },
  },
  {
    name: "a known token",
    evidence: { authorization: "Bearer s3cret" },
    user: { name: "jane", groups: ["dev", "system:authenticated"] },
  },
  { name: "an unknown token", evidence: { authorization: "Bearer nope" }, user: undefined },
  { name: "a scheme that is not Bearer", evidence: { authorization: "Basic czNjcmV0" }, user: undefined },
  {
    name: "a certificate that does not hold",
    evidence: { certificate: "refused" as const },
    user: undefined,
  },
  {
    name: "a certificate that does not hold, and a token that does",
    evidence: { certificate: "refused" as const, authorization: "Bearer s3cret" },
    user: { name: "jane", groups: ["dev", "system:authenticated"] },
  },
  {
    name: "nothing at all",
    evidence: {},
    user: { name: "system:anonymous", groups: ["system:unauthenticated"] },
  },
];

for (const { name, evidence, user } of cases) {
  Deno.test(`who is it: ${name}`, () => assert.deepEqual(authenticate(evidence, tokens), user));
}
