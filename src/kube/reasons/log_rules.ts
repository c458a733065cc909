/** What a pod's own log complains of, though the pod may be green. */
import type { INetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { fromLabelSelectorObject, matchesLabels } from "../label_selector.ts";
import { commandCheck, listCheck, logCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, ObjectReference, Rule } from "./evidence.ts";
import { logLike, nearName, referenceTo, relatedOf } from "./facts.ts";

const kinds = ["Pod"];

/** Words in logs that ask for more evidence before rules look at it. */
export const logClues = {
  forbidden:
    /is forbidden: User \\?"?system:serviceaccount:([\w.-]+):([\w.-]+?)\\?"? cannot (\w+) resource \\?"?([\w./-]+?)\\?"? in API group/,
  unresolved:
    /(?:bad address '?|could not resolve host:? ?|can't resolve '?|lookup |getaddrinfo (?:ENOTFOUND|EAI_AGAIN) |unknown host:? ?|Name or service not known:? ?)([\w.-]+)/i,
  timeout: /timed? ?out|deadline exceeded|ETIMEDOUT/i,
  refused: /connection refused|ECONNREFUSED/i,
};

export const logRules: readonly Rule[] = [
  { id: "rbac-forbidden", kinds, find: forbidden },
  { id: "wrong-namespace", kinds, find: elsewhere },
  { id: "name-unresolved", kinds, find: unresolved },
  { id: "network-policy", kinds, find: policy },
  { id: "connection-refused", kinds, find: refused },
];

function forbidden(evidence: Evidence): Finding | undefined {
  const found = logLike(evidence, logClues.forbidden);
  if (!found) return undefined;
  const [, namespace = "", account = "", verb = "", resource = ""] = found.match;
  const bindings = [...relatedOf(evidence, "rolebindings.rbac.authorization.k8s.io")];
  const ofAccount = bindings.filter((binding) =>
    subjectsOf(binding).some((subject) => subject.kind === "ServiceAccount" && subject.name === account)
  );
  const near = bindings.find((binding) => binding.metadata.name === account) ?? bindings[0];
  const given = near && subjectsOf(near).map(({ kind, name }) => `${kind} ${name}`).join(", ");
  const hint = ofAccount.length === 0 && near
    ? ` No RoleBinding names it: ${near.metadata.name} gives its role to ${given}.`
    : ofAccount.length === 0
    ? " No RoleBinding in the namespace names it."
    : ` ${
      ofAccount.map(({ metadata }) => metadata.name).join(", ")
    } names it, but the role does not hold that.`;
  return {
    text: `The API refuses the pod: ServiceAccount ${account} may not ${verb} ${resource}.${hint}`,
    container: found.log.container,
    facts: [{ path: "spec.serviceAccountName", value: account }],
    links: [
      { kind: "ServiceAccount", group: "", namespace, name: account },
      ...(near ? [referenceTo("RoleBinding", "rbac.authorization.k8s.io", near)] : []),
    ],
    checks: [
      commandCheck(
        `kubectl auth can-i ${verb} ${resource} -n ${evidence.subject.namespace} ` +
          `--as system:serviceaccount:${namespace}:${account}`,
        "whether it is allowed by now",
      ),
      listCheck("rolebindings", evidence.subject.namespace, "who is given which role"),
      logCheck(evidence.subject, found.log.container, "what it tried"),
    ],
  };
}

function subjectsOf(binding: object): { kind?: string; name?: string }[] {
  return (binding as { subjects?: { kind?: string; name?: string }[] }).subjects ?? [];
}

function elsewhere(evidence: Evidence): Finding | undefined {
  const found = logLike(evidence, logClues.unresolved);
  const [name = "", namespace] = found?.match[1]?.split(".") ?? [];
  const wanted = namespace ?? evidence.subject.namespace;
  const others = relatedOf(evidence, "services").filter(({ metadata }) =>
    metadata.name === name && metadata.namespace !== wanted
  );
  if (!found || others.length === 0) return undefined;
  const places = others.map(({ metadata }) => metadata.namespace ?? "");
  return {
    text: `The pod looks for ${found.match[1]}, and namespace ${wanted} has no Service of that name. ` +
      `There is one in ${places.join(", ")}: from here it is called ${name}.${places[0]}.`,
    container: found.log.container,
    links: others.map((service) => referenceTo("Service", "", service)),
    checks: [
      listCheck("services", undefined, "where the Service lives"),
      logCheck(evidence.subject, found.log.container, "the name that it asks for"),
      yamlCheck(evidence.subject, "where that name comes from"),
    ],
  };
}

function unresolved(evidence: Evidence): Finding | undefined {
  const found = logLike(evidence, logClues.unresolved);
  if (!found) return undefined;
  const host = found.match[1] ?? "";
  const [name = "", namespace = evidence.subject.namespace] = host.split(".");
  const here = relatedOf(evidence, "services").filter(({ metadata }) => metadata.namespace === namespace);
  const near = nearName(name, here.map(({ metadata }) => metadata.name ?? ""));
  const meant = here.find(({ metadata }) => metadata.name === near);
  return {
    text: `The pod looks for ${host}, and no such name exists.` +
      (near ? ` There is a Service ${near}: is that meant?` : ""),
    container: found.log.container,
    links: meant ? [referenceTo("Service", "", meant)] : [],
    checks: [
      listCheck("services", evidence.subject.namespace, "the names that do exist"),
      logCheck(evidence.subject, found.log.container, "the name that it asks for"),
      listCheck("pods", "kube-system", "whether the cluster's DNS runs", "k8s-app=kube-dns"),
    ],
  };
}

function policy(evidence: Evidence): Finding | undefined {
  const found = logLike(evidence, logClues.timeout);
  const policies = relatedOf(evidence, "networkpolicies.networking.k8s.io");
  if (!found || policies.length === 0) return undefined;
  const own = policies.filter((one) =>
    selects(one, evidence.object.metadata.labels) && allowsNothing(one, "Egress")
  );
  const others = policies.filter((one) => allowsNothing(one, "Ingress"));
  const [culprit] = own.length > 0 ? own : others;
  const words = (culprit ? [culprit] : policies).map(({ metadata }) => metadata.name).join(", ");
  return {
    text: culprit
      ? `The pod's requests time out, and NetworkPolicy ${words} lets nothing ${
        own.length > 0 ? "out of it" : "in to the pods that it selects"
      }: ` +
        "what is forbidden by a policy is not refused, it gets no answer."
      : `The pod's requests time out; NetworkPolicy ${words} is in the namespace.`,
    container: found.log.container,
    facts: culprit ? policyFacts(culprit as INetworkPolicy) : [],
    links: (culprit ? [culprit] : policies).map(policyReference),
    checks: [
      listCheck("networkpolicies", evidence.subject.namespace, "which policies there are"),
      logCheck(evidence.subject, found.log.container, "whom it asks"),
      listCheck("endpointslices", evidence.subject.namespace, "whether the other side is there at all"),
    ],
  };
}

/** Whether a policy means a pod with these labels. */
export function selects(object: object, labels: Record<string, string> | undefined): boolean {
  const { spec } = object as INetworkPolicy;
  return matchesLabels(
    fromLabelSelectorObject(spec?.podSelector as Parameters<typeof fromLabelSelectorObject>[0]),
    labels,
  );
}

/** Whether it has a direction and not one rule for it. */
export function allowsNothing(object: object, direction: "Ingress" | "Egress"): boolean {
  const { spec } = object as INetworkPolicy;
  const rules = direction === "Ingress" ? spec?.ingress : spec?.egress;
  const types: readonly string[] = spec?.policyTypes ?? ["Ingress"];
  return types.includes(direction) && (rules ?? []).length === 0;
}

export function policyReference(object: Evidence["object"]): ObjectReference {
  return referenceTo("NetworkPolicy", "networking.k8s.io", object);
}

function policyFacts({ metadata, spec }: INetworkPolicy) {
  return [
    {
      path: `networkpolicy ${metadata?.name}: spec.policyTypes`,
      value: (spec?.policyTypes ?? []).join(", "),
    },
    {
      path: `networkpolicy ${metadata?.name}: spec.podSelector`,
      value: JSON.stringify(spec?.podSelector ?? {}),
    },
  ];
}

function refused(evidence: Evidence): Finding | undefined {
  const found = logLike(evidence, logClues.refused);
  if (!found) return undefined;
  const isSelf = /(localhost|127\.0\.0\.1|\[::1\])/.test(found.line);
  return {
    text: isSelf
      ? "The pod asks localhost, which inside a container is the container itself, and nothing listens there: " +
        `"${found.line.slice(0, 160)}".`
      : `Somebody refuses the pod's connections: "${
        found.line.slice(0, 160)
      }". The address is right, and nothing ` +
        "listens on that port, or the Service has no endpoints.",
    container: found.log.container,
    checks: [
      logCheck(evidence.subject, found.log.container, "whom it asks, and on which port"),
      listCheck("services", evidence.subject.namespace, "ports of the Services"),
      listCheck("endpointslices", evidence.subject.namespace, "who answers behind them"),
    ],
  };
}
