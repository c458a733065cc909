import assert from "node:assert/strict";
import { certificateProblem } from "../../src/cluster/client_certificate.ts";
import { Authority } from "./certificates.ts";

const authority = await Authority.create();
const notBefore = new Date("2026-03-01T10:00:00Z");
const notAfter = new Date("2026-03-02T10:00:00Z");
const { cert } = await authority.issue({ subject: "CN=jane,O=dev", notBefore, notAfter });

/** the time now, what is said */
const times: [string, string | undefined][] = [
  ["2026-03-01T12:00:00Z", undefined],
  ["2026-03-02T10:00:01Z", "the client certificate (CN=jane,O=dev) expired on 2026-03-02T10:00:00Z"],
  ["2026-03-01T09:00:00Z", "the client certificate (CN=jane,O=dev) is not valid before 2026-03-01T10:00:00Z"],
];

Deno.test("a certificate outside its time is told", async () => {
  for (const [now, said] of times) assert.equal(await certificateProblem(cert, Date.parse(now)), said);
});

Deno.test("a text that is no certificate is told", async () => {
  assert.match(await certificateProblem("garbage", 0) ?? "", /^the client certificate cannot be read: /);
});
