/** Who a binding is for, in one line. */
import type { ISubject } from "kubernetes-models/rbac.authorization.k8s.io/v1/Subject";
import { RBAC_GROUP } from "../kinds/role_rules.ts";

export type BoundSubject = `User ${string}` | `Group ${string}` | `ServiceAccount ${string}/${string}`;

export function subjectOfText(text: BoundSubject): ISubject {
  const [kind = "", whole = ""] = text.split(" ");
  if (kind !== "ServiceAccount") return { kind, apiGroup: RBAC_GROUP, name: whole };
  const [namespace = "", name = ""] = whole.split("/");
  return { kind, name, namespace };
}
