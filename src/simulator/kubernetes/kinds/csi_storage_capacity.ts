import type { ICSIStorageCapacity } from "kubernetes-models/storage.k8s.io/v1/CSIStorageCapacity";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import { isSame } from "../json_value.ts";
import { column, nameColumn } from "./columns.ts";
import { invalid, invalidEach } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const csiStorageCapacity = plainKind<ICSIStorageCapacity>(
  "storage.k8s.io/v1",
  "CSIStorageCapacity",
  "csistoragecapacities",
  {
    namespaced: true,
    columns: [
      nameColumn(),
      column("StorageClassName", "Of which storage class.", (it) => it.storageClassName ?? ""),
      column("Capacity", "How much can be had.", (it) => String(it.capacity ?? "<unset>")),
    ],
    rules: ({ storageClassName = "" }) =>
      invalidEach("storageClassName", storageClassName, subdomainProblems(storageClassName)),
    changes: (it, old) => [
      ...(isSame(it.nodeTopology ?? null, old.nodeTopology ?? null)
        ? []
        : [invalid("nodeTopology", it.nodeTopology ?? null, "field is immutable")]),
      ...(it.storageClassName === old.storageClassName
        ? []
        : [invalid("storageClassName", it.storageClassName, "field is immutable")]),
    ],
    allowUnconditionalUpdate: false,
  },
);
