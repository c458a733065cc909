import type { IResourceClaim } from "kubernetes-models/resource.k8s.io/v1/ResourceClaim";
import { isSame } from "../json_value.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { setRequestDefaults, validateRequests } from "./device_requests.ts";
import { invalid } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const resourceClaim = plainKind<IResourceClaim>(
  "resource.k8s.io/v1",
  "ResourceClaim",
  "resourceclaims",
  {
    namespaced: true,
    columns: [nameColumn(), column("State", "Whether it has its devices.", stateText), ageColumn()],
    defaults: (it) => {
      it.spec ??= {};
      setRequestDefaults(it.spec);
    },
    prepareForCreate: (it) => {
      it.status = {};
    },
    rules: (it) => validateRequests(it.spec, "spec"),
    changes: (it, old) => isSame(it.spec, old.spec) ? [] : [invalid("spec", it.spec, "field is immutable")],
    hasStatus: true,
    deleteReturnsObject: true,
  },
);

function stateText({ metadata, status }: IResourceClaim): string {
  const states = metadata?.deletionTimestamp ? ["deleted"] : [];
  if (status?.allocation) {
    states.push("allocated");
    if (status.reservedFor?.length) states.push("reserved");
  } else if (!metadata?.deletionTimestamp) states.push("pending");
  return states.join(",");
}
