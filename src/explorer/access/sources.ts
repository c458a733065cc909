/** Tables about who may do what. */
import { readPolicies } from "../../cluster/read_policies.ts";
import { reviewRules } from "../../cluster/access.ts";
import type { KubeObject } from "../../kube/object.ts";
import { resourcePath } from "../../cluster/resource_path.ts";
import {
  type Policies,
  type PolicyRule,
  type Role,
  type RoleBinding,
  roleOf,
  rulesOfSubject,
  type Subject,
  subjectsOfKind,
  subjectsWith,
  subjectTitle,
} from "../../kube/policies.ts";
import { type Right, rightTitle } from "../../kube/right.ts";
import type { ClusterPort } from "../cluster_port.ts";
import { type RowSource, rowsTeller, sourceColumns, sourceRow } from "../table/row_source.ts";
import { sourceTable } from "../table/table_pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { matrixSource, policiesOf, type RuleSet } from "./matrix.ts";

/** What a role allows, a binding's role, or everything that a service account has. */
export function rulesSource(target: Target): RowSource {
  return matrixSource({
    name: "rules",
    title: `${targetTitle(target)} › Rules`,
    kubectl: (context) => `kubectl describe ${kubectlTarget(target, context)}${context.contextFlag}`,
    rules: (port, signal) => rulesOfTarget(port, target, signal),
    empty: "It allows nothing.",
  });
}

/** Everything that a user, a group or a service account may do, and through what. */
export function subjectSource(subject: Subject): RowSource {
  const flag = subject.kind === "Group"
    ? `--as=nobody --as-group=${subject.name}`
    : `--as=${
      subject.kind === "User" ? subject.name : `system:serviceaccount:${subject.namespace}:${subject.name}`
    }`;
  return matrixSource({
    name: "policies",
    title: `${subject.kind} ${subjectTitle(subject)} › Rights`,
    kubectl: ({ contextFlag }) => `kubectl auth can-i --list ${flag}${contextFlag}`,
    rules: async (port, signal) => ruleSets(await policiesOf(port, subject.namespace ?? "", signal), subject),
    empty: "No binding names it: it may do nothing.",
  });
}

/** What one may do oneself in a namespace, as the server says it. */
export function ownRightsSource(namespace: string): RowSource {
  const source = matrixSource({
    name: "can-i",
    title: `What you may do in ${namespace}`,
    kubectl: ({ contextFlag }) => `kubectl auth can-i --list -n ${namespace}${contextFlag}`,
    rules: async ({ client }, signal) => {
      const { rules } = await reviewRules(client, namespace, signal);
      return [{ rules, via: "", namespace: "" }];
    },
    empty: "You may do nothing here.",
  });
  return { ...source, inNamespace: (other) => ownRightsSource(other ?? namespace) };
}

/** Users or groups that bindings name. */
export function subjectsSource(kind: "User" | "Group"): RowSource {
  return {
    name: kind === "User" ? "users" : "groups",
    title: kind === "User" ? "Users" : "Groups",
    inNamespace: () => subjectsSource(kind),
    kubectl: ({ contextFlag }) => `kubectl get clusterrolebindings,rolebindings -A -o wide${contextFlag}`,
    read: async ({ client }, tell, signal, { namespace }) => {
      const policies = await readPolicies(client, namespace, signal);
      const rows = subjectsOfKind(policies, kind).map((subject) => {
        const bindings = policies.bindings.filter(({ subjects }) =>
          subjects.some((each) => each.kind === kind && each.name === subject.name)
        );
        const titles = bindings.map(({ roleRef }) => roleRef.name);
        return sourceRow({
          uid: subject.name,
          name: subject.name,
          cells: [subject.name, bindings.length, [...new Set(titles)].join(",")],
        });
      });
      rowsTeller(sourceColumns(["Name", "Bindings", "Roles"]), tell)(rows);
    },
    enterTitle: "rights",
    enter: ({ name }) => [{ type: "open", pane: sourceTable(subjectSource({ kind, name })) }],
    empty: `No binding names a ${kind.toLowerCase()}.`,
  };
}

/** Who has a right, and through which binding and role. */
export function whoCanSource(right: Right): RowSource {
  return {
    name: "who-can",
    title: `Who can ${rightTitle(right)}`,
    kubectl: ({ contextFlag }) => {
      const { verb, resource, group, subresource, namespace, name } = right;
      const kind = `${resource}${group ? `.${group}` : ""}`;
      return `kubectl auth can-i ${verb} ${kind}${name ? `/${name}` : ""}` +
        `${subresource ? ` --subresource=${subresource}` : ""}${
          namespace ? ` -n ${namespace}` : ""
        } --as=NAME${contextFlag}`;
    },
    read: async ({ client }, tell, signal) => {
      const policies = await readPolicies(client, right.namespace || undefined, signal);
      const rows = subjectsWith(policies, right).map(({ subject, binding, role }) =>
        sourceRow({
          uid: JSON.stringify([subject, binding.kind, binding.namespace, binding.name]),
          name: subjectTitle(subject),
          cells: [
            subjectTitle(subject),
            subject.kind,
            binding.namespace || "everywhere",
            `${binding.kind} ${binding.name}`,
            `${role.kind} ${role.name}`,
          ],
        })
      );
      rowsTeller(sourceColumns(["Name", "Kind", "In", "Binding", "Role"]), tell)(rows);
    },
    enterTitle: "rights",
    enter: ({ cells }) => [{ type: "open", pane: sourceTable(subjectSource(subjectOf(cells))) }],
    empty: "Nobody, as far as roles and bindings say it.",
  };
}

function subjectOf(cells: readonly unknown[]): Subject {
  const [title, kind] = [String(cells[0]), String(cells[1]) as Subject["kind"]];
  if (kind !== "ServiceAccount") return { kind, name: title };
  const [namespace = "", name = ""] = title.split("/");
  return { kind, namespace, name };
}

function ruleSets(policies: Policies, subject: Subject): RuleSet[] {
  return rulesOfSubject(policies, subject).map(({ rule, binding, role }) => ({
    rules: [rule],
    via: `${role.kind} ${role.name} by ${binding.kind} ${binding.name}`,
    namespace: binding.namespace,
  }));
}

async function rulesOfTarget(port: ClusterPort, target: Target, signal: AbortSignal): Promise<RuleSet[]> {
  const { resource, namespace, name } = target;
  if (resource.name === "serviceaccounts") {
    const policies = await policiesOf(port, namespace, signal);
    return ruleSets(policies, { kind: "ServiceAccount", namespace, name });
  }
  const object = await port.client.get(resourcePath(resource, { namespace, name }), { signal });
  if (!resource.name.endsWith("bindings")) return [{ rules: rulesIn(object), via: "", namespace: "" }];
  const binding: RoleBinding = {
    kind: resource.name === "rolebindings" ? "RoleBinding" : "ClusterRoleBinding",
    name,
    namespace,
    roleRef: object["roleRef"] as RoleBinding["roleRef"],
    subjects: [],
  };
  const role = roleOf({ roles: [await roleNamed(port, binding, signal)], bindings: [] }, binding);
  return [{ rules: role?.rules ?? [], via: "", namespace }];
}

async function roleNamed({ client }: ClusterPort, binding: RoleBinding, signal: AbortSignal): Promise<Role> {
  const { roleRef, namespace } = binding;
  const place = roleRef.kind === "Role"
    ? `namespaces/${encodeURIComponent(namespace)}/roles`
    : "clusterroles";
  const path = `/apis/rbac.authorization.k8s.io/v1/${place}/${encodeURIComponent(roleRef.name)}`;
  const object = await client.get(path, { signal });
  const kind = roleRef.kind as Role["kind"];
  return { kind, name: roleRef.name, namespace: kind === "Role" ? namespace : "", rules: rulesIn(object) };
}

function rulesIn(object: KubeObject): readonly PolicyRule[] {
  return (object["rules"] ?? []) as PolicyRule[];
}
