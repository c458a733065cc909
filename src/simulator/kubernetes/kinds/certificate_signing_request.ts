import type { ICertificateSigningRequest } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequest";
import type { ICertificateSigningRequestSpec } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequestSpec";
import { humanDuration } from "../../../kube/age.ts";
import { readCertificateRequest } from "../identity/certificate_request.ts";
import { KEY_USAGES } from "../identity/certificate_usages.ts";
import type { Kind, KindContext } from "../kind.ts";
import { timestamp } from "../object_form.ts";
import { invalid as invalidObject } from "../refusals.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { approvalErrors, type Condition, conditionErrors, statusText } from "./certificate_conditions.ts";
import { ageColumn, column, nameColumn, NONE } from "./columns.ts";
import { duplicate, forbidden, invalid, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";

type Csr = ICertificateSigningRequest;

const OWN = { kind: "CertificateSigningRequest", verbs: ["get", "patch", "update"] };

export const certificateSigningRequest: Kind<Csr> = {
  group: "certificates.k8s.io",
  version: "v1",
  kind: "CertificateSigningRequest",
  plural: "certificatesigningrequests",
  singular: "certificatesigningrequest",
  shortNames: ["csr"],
  categories: [],
  namespaced: false,
  schema: "io.k8s.api.certificates.v1.CertificateSigningRequest",
  columns: [
    nameColumn(),
    ageColumn(),
    column("SignerName", "Who is asked to sign.", (it) => it.spec?.signerName || NONE),
    column("Requestor", "Who asks.", (it) => it.spec?.username ?? ""),
    column("RequestedDuration", "How long the certificate is to be valid.", (it) => {
      const seconds = it.spec?.expirationSeconds;
      return seconds === undefined ? NONE : humanDuration(seconds * 1000);
    }),
    column("Condition", "What has become of it.", (it) => statusText(it.status)),
  ],
  setDefaults: (it) => {
    dropNulls(it.spec);
    dropNulls(it.status);
  },
  prepareForCreate,
  prepareForUpdate,
  validate: (
    it,
  ) => [...validateMetadata(it.metadata, { namespaced: false, name: () => [] }), ...validateSpec(it)],
  validateUpdate: (it, old, { subresource }) => [
    ...conditionErrors(it.status?.conditions),
    ...approvalErrors(it.status?.conditions, old.status?.conditions, subresource === "approval"),
    ...validateMetadataUpdate(it.metadata, old.metadata),
  ],
  selectableFields: { "spec.signerName": (it) => it.spec?.signerName ?? "" },
  hasStatus: true,
  subresources: { approval: OWN },
  allowUnconditionalUpdate: true,
};

/** Who asks is known from the request, and nobody approves what he asks for by asking. */
function prepareForCreate(it: Csr, { user }: KindContext): void {
  const { username: _, uid: _uid, groups: _groups, extra: _extra, ...asked } = it.spec ?? {};
  it.spec = {
    ...asked,
    ...(user ? { username: user.name, groups: [...user.groups] } : {}),
    ...(user?.uid ? { uid: user.uid } : {}),
    ...(user?.extra ? { extra: { ...user.extra } } : {}),
  } as ICertificateSigningRequestSpec;
  it.status = {};
  // Nobody owns what nobody can change (certificates/strategy.go, GetResetFields).
  for (const { fieldsV1 } of it.metadata?.managedFields ?? []) {
    delete (fieldsV1 as Record<string, unknown> | undefined)?.["f:spec"];
  }
}

function prepareForUpdate(it: Csr, old: Csr, { subresource, clock }: KindContext): void {
  it.spec = old.spec;
  if (!subresource) return;
  const conditions: Condition[] | undefined = it.status?.conditions;
  for (const condition of conditions ?? []) fillTimes(condition, old.status?.conditions, clock.now());
  if (subresource === "approval") {
    it.status = { ...old.status, ...(conditions ? { conditions } : {}) };
    return;
  }
  const errors = [
    ...conditionErrors(conditions),
    ...approvalErrors(conditions, old.status?.conditions, false),
    ...certificateErrors(it, old),
  ];
  if (errors.length > 0) throw invalidObject(certificateSigningRequest, old.metadata?.name ?? "", errors);
}

function fillTimes(condition: Condition, old: Condition[] | undefined, nowMs: number): void {
  const now = timestamp(nowMs);
  const before = old?.find(({ type, status }) => type === condition.type && status === condition.status);
  condition.lastUpdateTime ||= now;
  condition.lastTransitionTime ||= before?.lastTransitionTime ?? now;
}

/** A certificate is given once. */
function certificateErrors(it: Csr, old: Csr): FieldError[] {
  const [given, before] = [it.status?.certificate, old.status?.certificate];
  if (!before || given === before) return [];
  return [forbidden("status.certificate", "updates may not modify existing certificate content")];
}

const SHORTEST_SECONDS = 600;

function validateSpec(it: Csr): FieldError[] {
  const { request = "", usages = [], signerName = "", expirationSeconds } = it.spec ?? {};
  const errors = requestErrors(request);
  if (usages.length === 0) errors.push(required("spec.usages"));
  for (const [index, usage] of usages.entries()) {
    const field = `spec.usages[${index}]`;
    if (!KEY_USAGES.includes(usage)) errors.push(notSupported(field, usage, KEY_USAGES));
    if (usages.indexOf(usage) < index) errors.push(duplicate(field, usage));
  }
  errors.push(...signerErrors(signerName));
  if (expirationSeconds !== undefined && expirationSeconds < SHORTEST_SECONDS) {
    const why = "may not specify a duration less than 600 seconds (10 minutes)";
    errors.push(invalid("spec.expirationSeconds", expirationSeconds, why));
  }
  return errors;
}

function requestErrors(request: string): FieldError[] {
  try {
    readCertificateRequest(request);
    return [];
  } catch (error) {
    return [invalid("spec.request", request, (error as Error).message)];
  }
}

function signerErrors(name: string): FieldError[] {
  const field = "spec.signerName";
  if (!name) return [required(field)];
  if (name === "kubernetes.io/legacy-unknown") {
    return [invalid(field, name, "the legacy signerName is not allowed via this API version")];
  }
  if (/^[^/.]+(\.[^/.]+)+\/.+$/.test(name)) return [];
  return [
    invalid(field, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'"),
  ];
}
