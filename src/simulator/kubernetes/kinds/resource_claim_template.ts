import type { IResourceClaimTemplate } from "kubernetes-models/resource.k8s.io/v1/ResourceClaimTemplate";
import { isSame } from "../json_value.ts";
import { setRequestDefaults, validateRequests } from "./device_requests.ts";
import { invalid } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const resourceClaimTemplate = plainKind<IResourceClaimTemplate>(
  "resource.k8s.io/v1",
  "ResourceClaimTemplate",
  "resourceclaimtemplates",
  {
    namespaced: true,
    defaults: (it) => {
      it.spec ??= { spec: {} };
      it.spec.metadata ??= {};
      it.spec.spec ??= {};
      setRequestDefaults(it.spec.spec);
    },
    rules: (it) => validateRequests(it.spec?.spec, "spec.spec"),
    changes: (it, old) => isSame(it.spec, old.spec) ? [] : [invalid("spec", it.spec, "field is immutable")],
    deleteReturnsObject: true,
  },
);
