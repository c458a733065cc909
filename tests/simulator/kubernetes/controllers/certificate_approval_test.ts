import assert from "node:assert/strict";
import { KUBELET_CLIENT_SIGNER } from "../../../../src/simulator/kubernetes/identity/certificate_usages.ts";
import type { User } from "../../../../src/simulator/kubernetes/registry.ts";
import { CERTIFICATE_REQUEST, NODE_REQUEST } from "../identity/sample_request.ts";
import { CertificateWorld } from "./certificate_world.ts";

const node: User = { name: "system:node:eli03", groups: ["system:nodes", "system:authenticated"] };
const joining: User = {
  name: "system:bootstrap:abc",
  groups: ["system:bootstrappers:kubeadm:default-node-token"],
};
const jane: User = { name: "jane", groups: ["system:authenticated"] };

const CASES: [name: string, user: User, request: string, message: string | undefined][] = [
  [
    "a node for itself",
    node,
    NODE_REQUEST,
    "Auto approving self kubelet client certificate after SubjectAccessReview.",
  ],
  [
    "a node that joins",
    joining,
    NODE_REQUEST,
    "Auto approving kubelet client certificate after SubjectAccessReview.",
  ],
  ["somebody else", jane, NODE_REQUEST, undefined],
  ["a node for somebody else", node, CERTIFICATE_REQUEST, undefined],
];

for (const [name, user, request, message] of CASES) {
  Deno.test(`${name} asks for a kubelet's certificate`, () => {
    const world = new CertificateWorld();
    world.ask("x", {
      request,
      signerName: KUBELET_CLIENT_SIGNER,
      usages: ["digital signature", "client auth"],
    }, user);
    world.seconds(1);
    const [condition] = world.find("x")!.status?.conditions ?? [];
    assert.deepEqual(
      [condition?.reason, condition?.message],
      message ? ["AutoApproved", message] : [
        undefined,
        undefined,
      ],
    );
  });
}
