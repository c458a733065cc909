/** What resource claims and their templates ask for. */
import type { IResourceClaimSpec } from "kubernetes-models/resource.k8s.io/v1/ResourceClaimSpec";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import type { FieldError } from "../status_error.ts";
import { duplicate, invalid, invalidEach, required } from "./field_errors.ts";

/** One device of each class, unless said otherwise. */
export function setRequestDefaults(spec: IResourceClaimSpec | undefined): void {
  for (const { exactly, firstAvailable = [] } of spec?.devices?.requests ?? []) {
    for (const request of exactly ? [exactly, ...firstAvailable] : firstAvailable) {
      request.allocationMode ||= "ExactCount";
      if (request.allocationMode === "ExactCount") request.count ||= 1;
    }
  }
}

export function validateRequests(spec: IResourceClaimSpec | undefined, field: string): FieldError[] {
  const requests = spec?.devices?.requests ?? [];
  return requests.flatMap(({ name = "", exactly, firstAvailable }, index) => {
    const path = `${field}.devices.requests[${index}]`;
    const errors = name
      ? invalidEach(`${path}.name`, name, dnsLabelProblems(name))
      : [required(`${path}.name`)];
    if (requests.findIndex((other) => other.name === name) < index) {
      errors.push(duplicate(`${path}.name`, name));
    }
    if (!exactly && !firstAvailable?.length) {
      errors.push(required(path, "exactly one of `exactly` or `firstAvailable` is required"));
    } else if (exactly && firstAvailable?.length) {
      errors.push(
        invalid(
          path,
          null,
          "exactly one of `exactly` or `firstAvailable` is required, but multiple fields are set",
        ),
      );
    } else if (exactly && !exactly.deviceClassName) errors.push(required(`${path}.exactly.deviceClassName`));
    return errors;
  });
}
