import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import { type Describer, nothing } from "./describer.ts";
import { DescribeText } from "./describe_text.ts";
import { writeLabelsAndAnnotations, writeName } from "./metadata_text.ts";

export const roleBindingDescriber: Describer = describerOfBinding("RoleBinding");
export const clusterRoleBindingDescriber: Describer = describerOfBinding("ClusterRoleBinding");

function describerOfBinding(kind: string): Describer {
  return {
    kind,
    group: "rbac.authorization.k8s.io",
    related: nothing,
    describe(object) {
      const { roleRef, subjects = [] } = object as unknown as IRoleBinding;
      const text = new DescribeText();
      writeName(text, object, false);
      writeLabelsAndAnnotations(text, object);
      text.line(0, "Role:");
      text.field(1, "Kind", roleRef?.kind);
      text.field(1, "Name", roleRef?.name);
      text.line(0, "Subjects:");
      const rows = subjects.map(({ kind, name, namespace }) => [kind, name, namespace ?? ""]);
      text.table(1, ["Kind", "Name", "Namespace"], rows);
      return text.toString();
    },
  };
}
