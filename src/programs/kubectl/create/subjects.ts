import type { Flag, FlagValues } from "../../flags.ts";

/** The flags that say who is bound to a role. */
export const subjectFlags: readonly Flag[] = [
  { name: "group", kind: "array", usage: "A group; may be given several times." },
  {
    name: "serviceaccount",
    kind: "array",
    usage: "A service account: NAMESPACE:NAME; may be given several times.",
  },
  { name: "user", kind: "array", usage: "A user; may be given several times." },
];

export interface Subject {
  kind: string;
  apiGroup?: string;
  name: string;
  namespace?: string;
}

/** In kubectl's order: users, groups, service accounts. */
export function subjectsOf(flags: FlagValues): Subject[] {
  return [
    ...flags.list("user").map((name) => ({ kind: "User", apiGroup: RBAC, name })),
    ...flags.list("group").map((name) => ({ kind: "Group", apiGroup: RBAC, name })),
    ...flags.list("serviceaccount").map(serviceAccount),
  ];
}

export const RBAC = "rbac.authorization.k8s.io";

function serviceAccount(text: string): Subject {
  const [namespace, name, ...rest] = text.split(":");
  if (!namespace || !name || rest.length) throw new Error("serviceaccount must be <namespace>:<name>");
  return { kind: "ServiceAccount", name, namespace };
}
