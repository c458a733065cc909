import assert from "node:assert/strict";
import { certificateSubjectRestriction } from "../../../../src/simulator/kubernetes/admission/certificate_subject_restriction.ts";
import { CertificateWorld } from "../controllers/certificate_world.ts";
import { MASTER_REQUEST } from "../identity/sample_request.ts";
import { refusalOf } from "../sample_cluster.ts";

Deno.test("a certificate makes nobody a master", () => {
  const world = new CertificateWorld();
  assert.equal(
    refusalOf(() => world.ask("eve", { request: MASTER_REQUEST })),
    '403 Forbidden: certificatesigningrequests.certificates.k8s.io "eve" is forbidden: use of ' +
      "kubernetes.io/kube-apiserver-client signer with system:masters group is not allowed",
  );
  assert.equal(
    refusalOf(() => world.ask("other", { request: MASTER_REQUEST, signerName: "example.com/x" })),
    "not refused",
  );
  assert.equal(certificateSubjectRestriction.name, "CertificateSubjectRestriction");
});
