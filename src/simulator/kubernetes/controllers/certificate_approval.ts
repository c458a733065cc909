/** Approves what kubelets ask for, if they may. Source: pkg/controller/certificates/approver. */
import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import type { Stored } from "../../../kube/object.ts";
import { readCertificateRequest } from "../identity/certificate_request.ts";
import { KUBELET_CLIENT_SIGNER, kubeletClientProblem } from "../identity/certificate_usages.ts";
import { hasCondition } from "../kinds/certificate_conditions.ts";
import { rbacAuthorizerOf } from "../rbac/authorizer.ts";
import type { StoredObject } from "../registry.ts";
import { type ControllerContext, MANAGER } from "./controller.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 10;

type Csr = Stored<ICertificateSigningRequest> & StoredObject;

export function startCertificateApproval({ registry, queue, informers }: ControllerContext): void {
  const requests = informers.of<ICertificateSigningRequest>(
    "certificatesigningrequests",
    "certificates.k8s.io",
  );
  const work = new WorkQueue(queue, {
    delayMs: DELAY_MS,
    work: (name) => {
      const request = registry.find(requests.kind, undefined, name) as Csr | undefined;
      const right = request && neededRight(request);
      if (!right || hasCondition(request.status, "Approved", "Denied")) return;
      const { username = "", groups = [] } = request.spec;
      const attributes = {
        verb: "create",
        group: "certificates.k8s.io",
        resource: "certificatesigningrequests",
        subresource: right,
        namespace: "",
        name: "",
      };
      if (!rbacAuthorizerOf(registry)?.({ name: username, groups }, attributes).allowed) return;
      const self = right === "selfnodeclient" ? "self " : "";
      const condition = {
        type: "Approved",
        status: "True",
        reason: "AutoApproved",
        message: `Auto approving ${self}kubelet client certificate after SubjectAccessReview.`,
      };
      const conditions = [...request.status?.conditions ?? [], condition];
      registry.update(requests.kind, { ...request, status: { ...request.status, conditions } }, {
        ...MANAGER,
        subresource: "approval",
      });
    },
  });
  requests.onChange(({ type, object }) => type !== "DELETED" && work.add(object.metadata.name));
}

/** A node that asks for itself needs less than one that asks for another. */
function neededRight({ spec }: Csr): "selfnodeclient" | "nodeclient" | undefined {
  if (spec.signerName !== KUBELET_CLIENT_SIGNER) return undefined;
  const request = readCertificateRequest(spec.request);
  if (kubeletClientProblem(request, spec.usages ?? [])) return undefined;
  return spec.username === request.commonName ? "selfnodeclient" : "nodeclient";
}
