import type { IResourceSlice } from "kubernetes-models/resource.k8s.io/v1/ResourceSlice";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const resourceSlice = plainKind<IResourceSlice>(
  "resource.k8s.io/v1",
  "ResourceSlice",
  "resourceslices",
  {
    columns: [
      nameColumn(),
      column("Node", "Where the devices are.", (it) => it.spec?.nodeName ?? ""),
      column("Driver", "Who offers them.", (it) => it.spec?.driver ?? ""),
      column("Pool", "Which pool they belong to.", (it) => it.spec?.pool?.name ?? ""),
      ageColumn(),
    ],
    rules: ({ spec }) => [
      ...(spec?.driver
        ? invalidEach("spec.driver", spec.driver, subdomainProblems(spec.driver))
        : [required("spec.driver")]),
      ...(spec?.pool?.name ? [] : [required("spec.pool.name")]),
    ],
    changes: ({ spec }, { spec: old }) => [
      ...(spec?.driver === old?.driver
        ? []
        : [invalid("spec.driver", spec?.driver ?? "", "field is immutable")]),
      ...(spec?.pool?.name === old?.pool?.name
        ? []
        : [invalid("spec.pool.name", spec?.pool?.name ?? "", "field is immutable")]),
      ...(spec?.nodeName === old?.nodeName
        ? []
        : [invalid("spec.nodeName", spec?.nodeName ?? null, "field is immutable")]),
    ],
    selectableFields: {
      "spec.nodeName": (it) => it.spec?.nodeName ?? "",
      "spec.driver": (it) => it.spec?.driver ?? "",
    },
    generation: "spec",
    deleteReturnsObject: true,
  },
);
