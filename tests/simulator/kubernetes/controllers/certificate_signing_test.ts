import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { CertificateWorld } from "./certificate_world.ts";

Deno.test("what is approved is signed: the subject that was asked for, as long as was asked for", async () => {
  const world = new CertificateWorld();
  world.ask("jane", { expirationSeconds: 3600 });
  world.seconds(1);
  assert.deepEqual(world.find("jane")!.status, {});
  world.decide("jane", "Approved");
  const { status } = await world.until("jane", ({ certificate }) => certificate);
  const certificate = new X509Certificate(atob(status!.certificate!));
  assert.deepEqual(certificate.subject.split("\n").sort(), ["CN=jane", "O=dev"]);
  assert.equal(certificate.issuer, "CN=kubernetes");
  const now = world.world.queue.now();
  const remaining = Date.parse(certificate.validTo) - now;
  assert.ok(remaining > 3_500_000 && remaining <= 3_600_000, String(remaining));
  assert.ok(status!.conditions![0]!.lastTransitionTime);
});

Deno.test("what is denied, or asks for what its signer does not sign, gets no certificate", async () => {
  const world = new CertificateWorld();
  world.ask("denied");
  world.decide("denied", "Denied");
  world.ask("server", { usages: ["server auth"] });
  world.decide("server", "Approved");
  const { status } = await world.until("server", ({ conditions }) => conditions!.length > 1);
  const { type, reason, message } = status!.conditions!.at(-1)!;
  assert.deepEqual([type, reason, message], [
    "Failed",
    "SignerValidationFailure",
    "invalid usage for client certificate: server auth",
  ]);
  assert.equal(world.find("denied")!.status!.certificate, undefined);
});

Deno.test("a signer that the cluster does not have signs nothing", () => {
  const world = new CertificateWorld();
  world.ask("strange", { signerName: "example.com/strange" });
  world.decide("strange", "Approved");
  world.seconds(5);
  assert.equal(world.find("strange")!.status!.certificate, undefined);
});
