import type { IIPAddress } from "kubernetes-models/networking.k8s.io/v1/IPAddress";
import { isSame } from "../json_value.ts";
import type { FieldError } from "../status_error.ts";
import { column, nameColumn, NONE } from "./columns.ts";
import { invalid, required } from "./field_errors.ts";
import { ipProblems } from "./ip_rules.ts";
import { plainKind } from "./plain_kind.ts";

export const ipAddress = plainKind<IIPAddress>("networking.k8s.io/v1", "IPAddress", "ipaddresses", {
  shortNames: ["ip"],
  name: ipProblems,
  columns: [nameColumn(), column("ParentRef", "What has the address.", parentText)],
  rules: ({ spec }) => validateParent(spec?.parentRef),
  changes: (it, old) =>
    isSame(it.spec?.parentRef ?? null, old.spec?.parentRef ?? null)
      ? []
      : [invalid("spec.parentRef", it.spec?.parentRef ?? null, "field is immutable")],
});

type Parent = NonNullable<IIPAddress["spec"]>["parentRef"];

function parentText({ spec }: IIPAddress): string {
  if (!spec?.parentRef) return NONE;
  const { group, resource, namespace, name } = spec.parentRef;
  const type = (group ? `${resource}.${group}` : resource ?? "").toLowerCase();
  return [type, ...(namespace ? [namespace] : []), name].join("/");
}

function validateParent(parent: Parent | undefined): FieldError[] {
  const field = "spec.parentRef";
  if (!parent) return [required(field)];
  return [
    ...(parent.resource ? [] : [required(`${field}.resource`)]),
    ...(parent.name ? [] : [required(`${field}.name`)]),
  ];
}
