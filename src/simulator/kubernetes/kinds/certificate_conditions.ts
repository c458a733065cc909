/** What has become of a certificate signing request (pkg/apis/certificates/validation). */
import type { ICertificateSigningRequestCondition } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequestCondition";
import type { ICertificateSigningRequestStatus } from "kubernetes-models/certificates.k8s.io/v1/CertificateSigningRequestStatus";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { duplicate, forbidden, invalid, notSupported, required } from "./field_errors.ts";

export type Condition = ICertificateSigningRequestCondition;

const FIELD = "status.conditions";
const DECISIONS = ["Approved", "Denied"];
const FINAL = [...DECISIONS, "Failed"];

/** `Approved,Issued`: the column of a table. */
export function statusText(status: ICertificateSigningRequestStatus | undefined): string {
  const has = (type: string) => status?.conditions?.some((condition) => condition.type === type) ?? false;
  return (has("Denied") ? "Denied" : has("Approved") ? "Approved" : "Pending") +
    (has("Failed") ? ",Failed" : "") + (status?.certificate ? ",Issued" : "");
}

export function hasCondition(
  status: ICertificateSigningRequestStatus | undefined,
  ...types: string[]
): boolean {
  return status?.conditions?.some(({ type }) => types.includes(type)) ?? false;
}

export function conditionErrors(conditions: readonly Condition[] = []): FieldError[] {
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  for (const [index, { type = "", status = "" }] of conditions.entries()) {
    const field = `${FIELD}[${index}]`;
    if (!type) errors.push(required(`${field}.type`));
    const allowed = FINAL.includes(type) ? ["True"] : ["False", "True", "Unknown"];
    if (!status) errors.push(required(`${field}.status`));
    else if (!allowed.includes(status)) errors.push(notSupported(`${field}.status`, status, allowed));
    const other = type === "Approved" ? "Denied" : type === "Denied" ? "Approved" : undefined;
    if (other && seen.has(other)) {
      errors.push(invalid(FIELD, type, "Approved and Denied conditions are mutually exclusive"));
    }
    if (seen.has(type)) errors.push(duplicate(`${field}.type`, type));
    seen.add(type);
  }
  return errors;
}

/** What is decided stays decided, and only an approval decides. */
export function approvalErrors(
  conditions: readonly Condition[] = [],
  old: readonly Condition[] = [],
  mayDecide: boolean,
): FieldError[] {
  const of = (list: readonly Condition[], type: string) =>
    list.filter((condition) => condition.type === type);
  const errors = FINAL.filter((type) => of(conditions, type).length < of(old, type).length)
    .map((type) => forbidden(FIELD, `updates may not remove a condition of type "${type}"`));
  if (mayDecide) return errors;
  for (const type of DECISIONS) {
    const [now, before] = [of(conditions, type), of(old, type)];
    if (now.length > before.length) {
      errors.push(forbidden(FIELD, `updates may not add a condition of type "${type}"`));
    } else if (now.length === before.length && !isSame(now, before)) {
      errors.push(forbidden(FIELD, `updates may not modify a condition of type "${type}"`));
    }
  }
  return errors;
}
