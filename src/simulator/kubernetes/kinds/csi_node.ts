import type { ICSINode } from "kubernetes-models/storage.k8s.io/v1/CSINode";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { duplicate, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const csiNode = plainKind<ICSINode>("storage.k8s.io/v1", "CSINode", "csinodes", {
  columns: [
    nameColumn(),
    column("Drivers", "How many CSI drivers the node has.", (it) => it.spec?.drivers?.length ?? 0, {
      type: "integer",
    }),
    ageColumn(),
  ],
  rules: ({ spec }) =>
    (spec?.drivers ?? []).flatMap(({ name, nodeID }, index, all) => {
      const field = `spec.drivers[${index}]`;
      const isSecond = all.findIndex((driver) => driver.name === name) < index;
      return [
        ...(name ? [] : [required(`${field}.name`)]),
        ...(nodeID ? [] : [required(`${field}.nodeID`)]),
        ...(isSecond ? [duplicate(`${field}.name`, name)] : []),
      ];
    }),
  deleteReturnsObject: true,
  allowUnconditionalUpdate: false,
});
