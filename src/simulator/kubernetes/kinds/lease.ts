import type { ILease } from "kubernetes-models/coordination.k8s.io/v1/Lease";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { forbidden, invalid, negative } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const lease = plainKind<ILease>("coordination.k8s.io/v1", "Lease", "leases", {
  namespaced: true,
  columns: [
    nameColumn(),
    column("Holder", "Who holds it.", (it) => it.spec?.holderIdentity ?? ""),
    ageColumn(),
  ],
  defaults: (it) => {
    it.spec ??= {};
  },
  rules: ({ spec = {} }) => [
    ...(spec.leaseDurationSeconds !== undefined && spec.leaseDurationSeconds <= 0
      ? [invalid("spec.leaseDurationSeconds", spec.leaseDurationSeconds, "must be greater than 0")]
      : []),
    ...negative("spec.leaseTransitions", spec.leaseTransitions),
    ...(spec.preferredHolder && !spec.strategy
      ? [forbidden("spec.preferredHolder", "may only be specified if `strategy` is defined")]
      : []),
  ],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
});
