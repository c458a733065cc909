/** What a certificate may be used for, and which requests a signer signs (pkg/apis/certificates/helpers.go). */
import type { CertificateRequest } from "./certificate_request.ts";

/** All usages that the API knows, sorted. */
export const KEY_USAGES: readonly string[] = [
  "any",
  "cert sign",
  "client auth",
  "code signing",
  "content commitment",
  "crl sign",
  "data encipherment",
  "decipher only",
  "digital signature",
  "email protection",
  "encipher only",
  "ipsec end system",
  "ipsec tunnel",
  "ipsec user",
  "key agreement",
  "key encipherment",
  "microsoft sgc",
  "netscape sgc",
  "ocsp signing",
  "s/mime",
  "server auth",
  "signing",
  "timestamping",
];

export const CLIENT_SIGNER = "kubernetes.io/kube-apiserver-client";
export const KUBELET_CLIENT_SIGNER = "kubernetes.io/kube-apiserver-client-kubelet";
export const KUBELET_SERVING_SIGNER = "kubernetes.io/kubelet-serving";

type Problem = (request: CertificateRequest, usages: readonly string[]) => string | undefined;

/** Why the signer of that name does not sign a request; undefined: it does. A signer that is not here signs nothing. */
export const SIGNERS: Readonly<Record<string, Problem>> = {
  [CLIENT_SIGNER]: (_, usages) => clientUsagesProblem(usages),
  [KUBELET_CLIENT_SIGNER]: kubeletClientProblem,
  [KUBELET_SERVING_SIGNER]: (request, usages) =>
    nodesProblem(request) ??
      (hasAny(request, "dns", "ip") ? undefined : "DNS or IP subjectAltName is required") ??
      forbiddenName(request, { email: "Email", uri: "URI" }) ??
      exactUsages(usages, "server auth") ?? nodeNameProblem(request),
};

export function kubeletClientProblem(
  request: CertificateRequest,
  usages: readonly string[],
): string | undefined {
  return nodesProblem(request) ??
    forbiddenName(request, { dns: "DNS", email: "Email", ip: "IP", uri: "URI" }) ??
    nodeNameProblem(request) ?? exactUsages(usages, "client auth");
}

function clientUsagesProblem(usages: readonly string[]): string | undefined {
  const strange = usages.find((usage) =>
    !["digital signature", "key encipherment", "client auth"].includes(usage)
  );
  if (strange !== undefined) return `invalid usage for client certificate: ${strange}`;
  if (usages.includes("client auth")) return undefined;
  return "missing required usage for client certificate: client auth";
}

function nodesProblem({ organizations }: CertificateRequest): string | undefined {
  const isNodes = organizations.length === 1 && organizations[0] === "system:nodes";
  return isNodes ? undefined : "subject organization is not system:nodes";
}

function nodeNameProblem({ commonName }: CertificateRequest): string | undefined {
  if (commonName.startsWith("system:node:")) return undefined;
  return "subject common name does not begin with system:node:";
}

type Sort = "email" | "dns" | "uri" | "ip";

function forbiddenName(
  { alternativeNames }: CertificateRequest,
  sorts: Partial<Record<Sort, string>>,
): string | undefined {
  for (const [sort, title] of Object.entries(sorts)) {
    if (alternativeNames.has(sort as Sort)) return `${title} subjectAltNames are not allowed`;
  }
  return undefined;
}

function hasAny({ alternativeNames }: CertificateRequest, ...sorts: Sort[]): boolean {
  return sorts.some((sort) => alternativeNames.has(sort));
}

/** Keys of RSA may encipher, too. */
function exactUsages(usages: readonly string[], purpose: string): string | undefined {
  const wanted = ["digital signature", "key encipherment", purpose].sort();
  const given = new Set([...usages, "key encipherment"]);
  const isExact = given.size === wanted.length && wanted.every((usage) => given.has(usage));
  return isExact ? undefined : `usages did not match [${wanted.join(" ")}]`;
}
