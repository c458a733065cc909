import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { createAuthority } from "../../../src/simulator/serve/certificates.ts";

Deno.test("certificates name their user, groups and addresses, and the authority signed them", async () => {
  const notBefore = new Date("2026-01-01T00:00:00Z");
  const notAfter = new Date("2027-01-01T00:00:00Z");
  const authority = await createAuthority({ notBefore, notAfter });
  const root = new X509Certificate(authority.certificate);
  const server = new X509Certificate((await authority.issueServer(["localhost"], ["127.0.0.1"])).certificate);
  const client = new X509Certificate((await authority.issueClient("ann", ["dev", "ops"])).certificate);
  assert.ok(server.verify(root.publicKey));
  assert.ok(client.verify(root.publicKey));
  assert.match(server.subjectAltName ?? "", /DNS:localhost.*IP Address:127\.0\.0\.1/);
  assert.deepEqual(client.subject.split("\n").sort(), ["CN=ann", "O=dev", "O=ops"]);
  assert.equal(new Date(client.validTo).toISOString(), notAfter.toISOString());
});
