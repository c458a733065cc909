/** Nobody becomes a master by a certificate. Source: plugin/pkg/admission/certificates/subjectrestriction. */
import type { AdmissionPlugin } from "../admission.ts";
import { readCertificateRequest } from "../identity/certificate_request.ts";
import { CLIENT_SIGNER } from "../identity/certificate_usages.ts";
import { forbidden } from "../refusals.ts";

export const certificateSubjectRestriction: AdmissionPlugin = {
  name: "CertificateSubjectRestriction",
  validate({ operation, kind, name, object }) {
    if (operation !== "CREATE" || kind.kind !== "CertificateSigningRequest") return;
    const { signerName, request = "" } = (object?.spec ?? {}) as { signerName?: string; request?: string };
    if (signerName !== CLIENT_SIGNER) return;
    if (!readCertificateRequest(request).organizations.includes("system:masters")) return;
    throw forbidden(kind, name, `use of ${CLIENT_SIGNER} signer with system:masters group is not allowed`);
  },
};
