import assert from "node:assert/strict";
import { readCertificateRequest } from "../../../../src/simulator/kubernetes/identity/certificate_request.ts";
import {
  CLIENT_SIGNER,
  KEY_USAGES,
  KUBELET_CLIENT_SIGNER,
  KUBELET_SERVING_SIGNER,
  kubeletClientProblem,
  SIGNERS,
} from "../../../../src/simulator/kubernetes/identity/certificate_usages.ts";
import { CERTIFICATE_REQUEST, NODE_REQUEST, SERVING_REQUEST } from "./sample_request.ts";

const CASES: [signer: string, request: string, usages: string[], problem: string | undefined][] = [
  [CLIENT_SIGNER, CERTIFICATE_REQUEST, ["client auth"], undefined],
  [CLIENT_SIGNER, CERTIFICATE_REQUEST, ["client auth", "digital signature", "key encipherment"], undefined],
  [CLIENT_SIGNER, CERTIFICATE_REQUEST, ["server auth"], "invalid usage for client certificate: server auth"],
  [
    CLIENT_SIGNER,
    CERTIFICATE_REQUEST,
    ["digital signature"],
    "missing required usage for client certificate: client auth",
  ],
  [KUBELET_CLIENT_SIGNER, NODE_REQUEST, ["digital signature", "client auth"], undefined],
  [
    KUBELET_CLIENT_SIGNER,
    CERTIFICATE_REQUEST,
    ["client auth"],
    "subject organization is not system:nodes",
  ],
  [
    KUBELET_CLIENT_SIGNER,
    NODE_REQUEST,
    ["client auth"],
    "usages did not match [client auth digital signature key encipherment]",
  ],
  [KUBELET_CLIENT_SIGNER, SERVING_REQUEST, ["client auth"], "DNS subjectAltNames are not allowed"],
  [KUBELET_SERVING_SIGNER, SERVING_REQUEST, ["digital signature", "server auth"], undefined],
  [KUBELET_SERVING_SIGNER, NODE_REQUEST, ["server auth"], "DNS or IP subjectAltName is required"],
  [
    KUBELET_SERVING_SIGNER,
    SERVING_REQUEST,
    ["client auth"],
    "usages did not match [digital signature key encipherment server auth]",
  ],
];

for (const [signer, request, usages, problem] of CASES) {
  Deno.test(`${signer} for ${usages.join(", ")}: ${problem ?? "signs"}`, () => {
    assert.equal(SIGNERS[signer]?.(readCertificateRequest(request), usages), problem);
  });
}

Deno.test("usages are listed sorted, and a node's request is known as one", () => {
  assert.deepEqual([...KEY_USAGES].sort(), KEY_USAGES);
  const usages = ["digital signature", "client auth"];
  assert.equal(kubeletClientProblem(readCertificateRequest(NODE_REQUEST), usages), undefined);
});
