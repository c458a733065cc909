import type { IVolumeAttributesClass } from "kubernetes-models/storage.k8s.io/v1/VolumeAttributesClass";
import { qualifiedNameProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalidEach, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const volumeAttributesClass = plainKind<IVolumeAttributesClass>(
  "storage.k8s.io/v1",
  "VolumeAttributesClass",
  "volumeattributesclasses",
  {
    shortNames: ["vac"],
    columns: [
      nameColumn(),
      column("DriverName", "The CSI driver it is for.", (it) => it.driverName ?? ""),
      ageColumn(),
    ],
    rules: ({ driverName = "", parameters = {} }) => [
      ...(driverName
        ? invalidEach("driverName", driverName.toLowerCase(), qualifiedNameProblems(driverName.toLowerCase()))
        : [required("driverName")]),
      ...(Object.keys(parameters).length > 0
        ? []
        : [required("parameters", "must contain at least one key/value pair")]),
    ],
    changes: (it, old) => [
      ...(it.driverName === old.driverName
        ? []
        : [forbidden("driverName", "updates to driverName are forbidden.")]),
      ...(isSame(it.parameters ?? {}, old.parameters ?? {})
        ? []
        : [forbidden("parameters", "updates to parameters are forbidden.")]),
    ],
    deleteReturnsObject: true,
  },
);
