import assert from "node:assert/strict";
import { readCertificateRequest } from "../../../../src/simulator/kubernetes/identity/certificate_request.ts";
import { fixtureJson, hasFixtures } from "../../../fixtures.ts";
import { CERTIFICATE_REQUEST, NODE_REQUEST, SERVING_REQUEST } from "./sample_request.ts";

const REQUESTS: [request: string, commonName: string, organizations: string[], names: string[]][] = [
  [CERTIFICATE_REQUEST, "jane", ["dev"], []],
  [NODE_REQUEST, "system:node:eli03", ["system:nodes"], []],
  [SERVING_REQUEST, "system:node:eli03", ["system:nodes"], ["dns", "ip"]],
];

for (const [request, commonName, organizations, names] of REQUESTS) {
  Deno.test(`a request for ${commonName}${names.map((name) => ` with ${name}`)}`, () => {
    const { alternativeNames, ...rest } = readCertificateRequest(request);
    assert.deepEqual(rest, { commonName, organizations });
    assert.deepEqual([...alternativeNames], names);
  });
}

Deno.test({
  name: "a recorded request, of an RSA key",
  ignore: !hasFixtures,
  fn() {
    const { spec } = fixtureJson("objects/certificates.k8s.io_v1_certificatesigningrequests.json");
    const { commonName, organizations } = readCertificateRequest(spec.request);
    assert.deepEqual([commonName, organizations], ["jane", ["dev"]]);
  },
});

const pem = (content: string) =>
  btoa(`-----BEGIN CERTIFICATE REQUEST-----\n${content}\n-----END CERTIFICATE REQUEST-----\n`);

const BROKEN: [request: string, why: RegExp][] = [
  ["", /PEM block type must be CERTIFICATE REQUEST/],
  ["?", /PEM block type must be CERTIFICATE REQUEST/],
  [btoa("-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"), /PEM block type must be/],
  [pem("MAA="), /tags don't match/],
  [pem("MIIB"), /data truncated/],
];

for (const [request, why] of BROKEN) {
  Deno.test(`no request: ${why.source} ${request.slice(-12)}`, () => {
    assert.throws(() => readCertificateRequest(request), why);
  });
}
