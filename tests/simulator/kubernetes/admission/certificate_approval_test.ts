import assert from "node:assert/strict";
import {
  certificateApproval,
  certificateSigning,
} from "../../../../src/simulator/kubernetes/admission/certificate_approval.ts";
import { ruleOfText } from "../../../../src/simulator/kubernetes/bootstrap/role_text.ts";
import { CertificateWorld } from "../controllers/certificate_world.ts";
import { refusalOf } from "../sample_cluster.ts";

const jane = { name: "jane", groups: ["system:authenticated"] };
const SIGNER = "kubernetes.io/kube-apiserver-client";

function give(world: CertificateWorld, rule: string): void {
  const apiGroup = "rbac.authorization.k8s.io";
  world.create("clusterroles", { metadata: { name: "r" }, rules: [ruleOfText(rule)] as never }, apiGroup);
  world.create("clusterrolebindings", {
    metadata: { name: "b" },
    roleRef: { apiGroup, kind: "ClusterRole", name: "r" },
    subjects: [{ apiGroup, kind: "User", name: "jane" }],
  }, apiGroup);
}

const RIGHTS: [rule: string, allowed: boolean][] = [
  [`approve certificates.k8s.io signers ${SIGNER}`, true],
  ["approve certificates.k8s.io signers kubernetes.io/*", true],
  ["approve certificates.k8s.io signers example.com/x", false],
  [`sign certificates.k8s.io signers ${SIGNER}`, false],
];

for (const [rule, allowed] of RIGHTS) {
  Deno.test(`with ${rule}: ${allowed ? "approves" : "does not approve"}`, () => {
    const world = new CertificateWorld();
    give(world, rule);
    world.ask("bob");
    assert.equal(
      refusalOf(() => world.decide("bob", "Approved", jane)),
      allowed
        ? "not refused"
        : '403 Forbidden: certificatesigningrequests.certificates.k8s.io "bob" is forbidden: user not permitted to ' +
          `approve requests with signerName "${SIGNER}"`,
    );
  });
}

Deno.test("who signs must be allowed to, too; other parts of the status are not asked about", () => {
  const world = new CertificateWorld();
  world.ask("bob");
  const write = (status: object) =>
    refusalOf(() =>
      world.world.registry.update(world.kind, { ...world.find("bob")!, status: status as never }, {
        user: jane,
        subresource: "status",
      })
    );
  assert.match(write({ certificate: btoa("x") }), /user not permitted to sign requests/);
  assert.equal(write({ conditions: [{ type: "Failed", status: "True" }] }), "not refused");
  assert.deepEqual([certificateApproval.name, certificateSigning.name], [
    "CertificateApproval",
    "CertificateSigning",
  ]);
});
