import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import {
  createAuthority,
  loadAuthority,
} from "../../../../src/simulator/kubernetes/identity/certificate_authority.ts";

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

Deno.test("an authority that was kept issues what its old certificate verifies", async () => {
  const validity = {
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2027-01-01T00:00:00Z"),
  };
  const { certificate, key } = await createAuthority(validity);
  const again = await loadAuthority({ certificate, key }, validity);
  assert.equal(again.certificate, certificate);
  const client = new X509Certificate((await again.issueClient("ann", [])).certificate);
  assert.ok(client.verify(new X509Certificate(certificate).publicKey));
});
