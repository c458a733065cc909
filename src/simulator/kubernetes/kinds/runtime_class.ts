import type { IRuntimeClass } from "kubernetes-models/node.k8s.io/v1/RuntimeClass";
import { dnsLabelProblems } from "../../../kube/name_rules.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, required } from "./field_errors.ts";
import { plainKind } from "./plain_kind.ts";

export const runtimeClass = plainKind<IRuntimeClass>("node.k8s.io/v1", "RuntimeClass", "runtimeclasses", {
  columns: [
    nameColumn(),
    column("Handler", "Which runtime of the node runs the pods.", (it) => it.handler ?? ""),
    ageColumn(),
  ],
  rules: ({ handler }) =>
    handler ? invalidEach("handler", handler, dnsLabelProblems(handler)) : [required("handler")],
  changes: (it, old) =>
    it.handler === old.handler ? [] : [invalid("handler", it.handler ?? "", "field is immutable")],
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
});
