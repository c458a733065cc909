/** Who approves or signs must be allowed to for that signer. Source: plugin/pkg/admission/certificates. */
import type { AdmissionPlugin, AdmissionRequest } from "../admission.ts";
import type { KindContext } from "../kind.ts";
import { rbacAuthorizerOf } from "../rbac/authorizer.ts";
import { forbidden } from "../refusals.ts";

export const certificateApproval: AdmissionPlugin = {
  name: "CertificateApproval",
  validate: (request, context) => check(request, context, "approval", "approve"),
};

export const certificateSigning: AdmissionPlugin = {
  name: "CertificateSigning",
  validate: (request, context) => {
    const certificate = (it: AdmissionRequest["object"]) =>
      (it?.status as { certificate?: string } | undefined)?.certificate;
    if (certificate(request.object) === certificate(request.old)) return;
    check(request, context, "status", "sign");
  },
};

/** The right is on `signers`, of the signer's name or of all in its domain. */
function check(request: AdmissionRequest, context: KindContext, subresource: string, verb: string): void {
  const { kind, user, old } = request;
  if (kind.kind !== "CertificateSigningRequest" || request.subresource !== subresource || !user || !old) {
    return;
  }
  const { signerName = "" } = (old.spec ?? {}) as { signerName?: string };
  const [domain] = signerName.split("/");
  const attributes = {
    verb,
    group: "certificates.k8s.io",
    resource: "signers",
    subresource: "",
    namespace: "",
  };
  const authorize = rbacAuthorizerOf(context.registry);
  const isAllowed = [signerName, `${domain}/*`].some((name) =>
    authorize?.(user, { ...attributes, name }).allowed
  );
  if (isAllowed) return;
  throw forbidden(
    kind,
    request.name,
    `user not permitted to ${verb} requests with signerName ${JSON.stringify(signerName)}`,
  );
}
