/** What RoleBindings and ClusterRoleBindings share: who gets which role (pkg/apis/rbac/validation). */
import type { IRoleBinding } from "kubernetes-models/rbac.authorization.k8s.io/v1/RoleBinding";
import type { ISubject } from "kubernetes-models/rbac.authorization.k8s.io/v1/Subject";
import { subdomainProblems } from "../../../kube/name_rules.ts";
import type { ObjectMeta } from "../../../kube/object.ts";
import type { Column } from "../kind.ts";
import type { FieldError } from "../status_error.ts";
import { dropNulls } from "./absent_nulls.ts";
import { ageColumn, column, nameColumn } from "./columns.ts";
import { invalid, invalidEach, notSupported, required } from "./field_errors.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata_validation.ts";
import { pathSegmentProblems } from "./path_name.ts";
import { RBAC_GROUP } from "./role_rules.ts";

export interface Binding {
  metadata?: ObjectMeta;
  roleRef: IRoleBinding["roleRef"];
  subjects?: ISubject[];
}

export function bindingColumns<T extends Binding>(): Column<T>[] {
  const named = (it: T, kind: string, name = ({ name }: ISubject) => name) =>
    (it.subjects ?? []).filter((subject) => subject.kind === kind).map(name).join(", ");
  const account = ({ namespace = "", name }: ISubject) => `${namespace}/${name}`;
  const wide = { wide: true };
  return [
    nameColumn(),
    column("Role", "The role that is given.", (it) => `${it.roleRef?.kind}/${it.roleRef?.name}`),
    ageColumn(),
    column("Users", "Users it is given to.", (it) => named(it, "User"), wide),
    column("Groups", "Groups it is given to.", (it) => named(it, "Group"), wide),
    column(
      "ServiceAccounts",
      "Service accounts it is given to.",
      (it) => named(it, "ServiceAccount", account),
      wide,
    ),
  ];
}

export function setBindingDefaults(it: Binding): void {
  dropNulls(it.subjects);
  it.roleRef ??= { apiGroup: "", kind: "", name: "" };
  dropNulls(it.roleRef);
  it.roleRef.apiGroup ||= RBAC_GROUP;
  for (const subject of it.subjects ?? []) {
    if (!subject.apiGroup && ["User", "Group"].includes(subject.kind)) subject.apiGroup = RBAC_GROUP;
  }
}

export function validateBinding(it: Binding, isNamespaced: boolean): FieldError[] {
  const kinds = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"];
  const { apiGroup, kind = "", name } = it.roleRef;
  return [
    ...validateMetadata(it.metadata, { namespaced: isNamespaced, name: pathSegmentProblems }),
    ...(apiGroup === RBAC_GROUP ? [] : [notSupported("roleRef.apiGroup", apiGroup, [RBAC_GROUP])]),
    ...(kinds.includes(kind) ? [] : [notSupported("roleRef.kind", kind, kinds)]),
    ...(name ? invalidEach("roleRef.name", name, pathSegmentProblems(name)) : [required("roleRef.name")]),
    ...(it.subjects ?? []).flatMap((subject, index) =>
      validateSubject(subject, isNamespaced, `subjects[${index}]`)
    ),
  ];
}

/** What a binding gives cannot be exchanged: whoever may see it has to know what it was made for. */
export function validateBindingUpdate(it: Binding, old: Binding, isNamespaced: boolean): FieldError[] {
  const isSame = (["apiGroup", "kind", "name"] as const).every((part) =>
    it.roleRef[part] === old.roleRef[part]
  );
  return [
    ...validateBinding(it, isNamespaced),
    ...validateMetadataUpdate(it.metadata, old.metadata),
    ...(isSame ? [] : [invalid("roleRef", shownRef(it.roleRef), "cannot change roleRef")]),
  ];
}

/** The server prints its own form of it. */
function shownRef({ apiGroup, kind, name }: Binding["roleRef"]): unknown {
  return { APIGroup: apiGroup, Kind: kind, Name: name };
}

function validateSubject(subject: ISubject, isNamespaced: boolean, field: string): FieldError[] {
  const { kind = "", name, namespace, apiGroup = "" } = subject;
  const errors = name ? [] : [required(`${field}.name`)];
  const wrongGroup = (group: string) =>
    apiGroup === group ? [] : [notSupported(`${field}.apiGroup`, apiGroup, [group])];
  if (kind === "User" || kind === "Group") return [...errors, ...wrongGroup(RBAC_GROUP)];
  if (kind !== "ServiceAccount") {
    return [...errors, notSupported(`${field}.kind`, kind, ["ServiceAccount", "User", "Group"])];
  }
  if (name) errors.push(...invalidEach(`${field}.name`, name, subdomainProblems(name)));
  errors.push(...wrongGroup(""));
  if (!isNamespaced && !namespace) errors.push(required(`${field}.namespace`));
  return errors;
}
