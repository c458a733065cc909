/** Why a Service or an Ingress leads nowhere. */
import type { IEndpointSlice } from "kubernetes-models/discovery.k8s.io/v1/EndpointSlice";
import type { IIngress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IService } from "kubernetes-models/v1/Service";
import type { KubeObject } from "../object.ts";
import { commandCheck, describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Evidence, Finding, Rule } from "./evidence.ts";
import { editDistance } from "../edit_distance.ts";
import { beside, condition, nearName, referenceTo, relatedOf, since } from "./facts.ts";
import { allowsNothing, policyReference, selects } from "./log_rules.ts";

const kinds = ["Service"];

export const serviceRules: readonly Rule[] = [
  { id: "service-selector", kinds, find: selectsNothing },
  { id: "service-no-selector", kinds, find: noSelector },
  { id: "service-pods-not-ready", kinds, isVague: true, find: notReady },
  { id: "service-named-port", kinds, find: namedPort },
  { id: "service-target-port", kinds, find: targetPort },
  { id: "load-balancer-pending", kinds, find: loadBalancer },
  { id: "service-network-policy", kinds, find: guarded },
  { id: "ingress-backend", kinds: ["Ingress.networking.k8s.io"], find: backend },
  { id: "ingress-port", kinds: ["Ingress.networking.k8s.io"], find: backendPort },
  { id: "ingress-class", kinds: ["Ingress.networking.k8s.io"], find: ingressClass },
  { id: "ingress-address", kinds: ["Ingress.networking.k8s.io"], isVague: true, find: noAddress },
];

function specOf({ object }: Evidence): NonNullable<IService["spec"]> {
  return (object as unknown as IService).spec ?? {};
}

function selectorOf(evidence: Evidence): [string, string][] {
  return Object.entries(specOf(evidence).selector ?? {});
}

function selectorText(evidence: Evidence): string {
  return selectorOf(evidence).map(([key, value]) => `${key}=${value}`).join(",");
}

function podsOf(evidence: Evidence): readonly KubeObject[] {
  const selector = selectorOf(evidence);
  return relatedOf(evidence, "pods").filter(({ metadata }) =>
    selector.every(([key, value]) => metadata.labels?.[key] === value)
  );
}

function selectsNothing(evidence: Evidence): Finding | undefined {
  const selector = selectorOf(evidence);
  if (selector.length === 0 || !evidence.related["pods"] || podsOf(evidence).length > 0) return undefined;
  const near = nearPod(evidence);
  const letters = near &&
    near.wrong.map(([key, value]) => {
      const has = near.pod.metadata.labels?.[key];
      return has === undefined
        ? `${key} (the pods have no such label)`
        : `${key}: ${value} here, ${has} on the pods`;
    }).join("; ");
  return {
    text: `The selector ${selectorText(evidence)} matches no pod, so the Service has no endpoints` +
      (near
        ? `. Nearest are pods such as ${near.pod.metadata.name}: ${letters}.`
        : ": no pod has labels like these."),
    facts: [
      ...selector.map(([key, value]) => ({ path: `spec.selector[${key}]`, value })),
      ...(near?.wrong ?? []).map(([key]) => ({
        path: `pod ${near?.pod.metadata.name}: metadata.labels[${key}]`,
        value: near?.pod.metadata.labels?.[key] ?? "not there",
      })),
    ],
    links: near ? [referenceTo("Pod", "", near.pod)] : [],
    checks: [
      commandCheck(
        `kubectl get pods -n ${evidence.subject.namespace} --show-labels`,
        "the labels that pods have",
      ),
      listCheck("pods", evidence.subject.namespace, "what the selector finds", selectorText(evidence)),
      yamlCheck(evidence.subject, "the selector, letter by letter"),
    ],
  };
}

/** The pod that misses the selector by the fewest letters. */
function nearPod(evidence: Evidence): { pod: KubeObject; wrong: [string, string][] } | undefined {
  const selector = selectorOf(evidence);
  const ranked = relatedOf(evidence, "pods").map((pod) => {
    const wrong = selector.filter(([key, value]) => pod.metadata.labels?.[key] !== value);
    const distance = wrong.reduce((sum, [key, value]) => {
      const has = pod.metadata.labels?.[key];
      return sum + (has === undefined ? missingLabelDistance : editDistance(has, value));
    }, 0);
    return { pod, wrong, distance };
  }).sort((one, other) => one.distance - other.distance);
  const [best] = ranked;
  return best && best.distance <= missingLabelDistance ? best : undefined;
}

/** As far as a label that is quite another. */
const missingLabelDistance = 4;

function noSelector(evidence: Evidence): Finding | undefined {
  if (selectorOf(evidence).length > 0 || specOf(evidence).type === "ExternalName") return undefined;
  if (addresses(evidence).length > 0 || !evidence.related["endpointslices.discovery.k8s.io"]) {
    return undefined;
  }
  return {
    text: "The Service has no selector, and nobody has written endpoints for it: it leads nowhere.",
    facts: [{ path: "spec.selector", value: "not set" }],
    checks: [
      yamlCheck(evidence.subject, "the Service as it is"),
      listCheck(
        "endpointslices",
        evidence.subject.namespace,
        "whether there are endpoints",
        `kubernetes.io/service-name=${evidence.subject.name}`,
      ),
    ],
  };
}

function addresses(evidence: Evidence): { isReady: boolean }[] {
  return relatedOf(evidence, "endpointslices.discovery.k8s.io").flatMap((slice) =>
    ((slice as unknown as IEndpointSlice).endpoints ?? []).map(({ conditions }) => ({
      isReady: conditions?.ready !== false,
    }))
  );
}

function notReady(evidence: Evidence): Finding | undefined {
  const pods = podsOf(evidence);
  const ready = pods.filter((pod) => condition(pod, "Ready")?.status === "True");
  if (pods.length === 0 || ready.length > 0 || specOf(evidence).publishNotReadyAddresses) return undefined;
  return {
    text:
      `The selector finds ${pods.length} pod${pods.length === 1 ? "" : "s"}, and none of them is ready: ` +
      "the Service sends nothing to pods that are not.",
    facts: pods.slice(0, 5).map((pod) => ({
      path: `pod ${pod.metadata.name}: status.conditions[Ready]`,
      value: condition(pod, "Ready")?.message ?? condition(pod, "Ready")?.status ?? "missing",
    })),
    links: pods.slice(0, 5).map((pod) => referenceTo("Pod", "", pod)),
    checks: [
      listCheck("pods", evidence.subject.namespace, "the pods behind it", selectorText(evidence)),
      describeCheck(referenceTo("Pod", "", pods[0]!), "why that pod is not ready"),
      describeCheck(evidence.subject, "the endpoints it has"),
    ],
  };
}

function portsOf(pods: readonly KubeObject[]): { name: string | undefined; port: number }[] {
  return pods.flatMap((pod) => (pod as unknown as IPod).spec?.containers ?? [])
    .flatMap(({ ports }) => ports ?? [])
    .map(({ name, containerPort }) => ({ name, port: containerPort }));
}

function namedPort(evidence: Evidence): Finding | undefined {
  const pods = podsOf(evidence);
  if (pods.length === 0) return undefined;
  const ports = portsOf(pods);
  const names = ports.flatMap(({ name }) => name ?? []);
  const wrong = specOf(evidence).ports?.find(({ targetPort }) =>
    typeof targetPort === "string" && !/^\d+$/.test(targetPort) && !names.includes(targetPort)
  );
  if (!wrong) return undefined;
  const near = nearName(String(wrong.targetPort), names);
  return portFinding(
    evidence,
    `Port ${wrong.port} leads to targetPort ${wrong.targetPort}, and no container has a port of that name` +
      (near ? `: is ${near} meant?` : names.length > 0 ? `: they are called ${names.join(", ")}.` : "."),
    pods,
  );
}

function targetPort(evidence: Evidence): Finding | undefined {
  const pods = podsOf(evidence);
  const ports = portsOf(pods);
  if (ports.length === 0) return undefined;
  const wrong = specOf(evidence).ports?.find(({ port, targetPort }) => {
    const to = targetPort ?? port;
    return /^\d+$/.test(String(to)) && !ports.some((one) => one.port === Number(to));
  });
  if (!wrong) return undefined;
  const known = [...new Set(ports.map(({ port }) => port))].join(", ");
  return portFinding(
    evidence,
    `Port ${wrong.port} leads to targetPort ${
      wrong.targetPort ?? wrong.port
    }, but the containers name only ` +
      `containerPort ${known}: the endpoints are there, and refuse the connection.`,
    pods,
  );
}

function portFinding(evidence: Evidence, text: string, pods: readonly KubeObject[]): Finding {
  return {
    text,
    facts: [
      ...(specOf(evidence).ports ?? []).map(({ port, targetPort }, index) => ({
        path: `spec.ports[${index}]`,
        value: `port ${port} → targetPort ${targetPort ?? port}`,
      })),
      ...portsOf(pods.slice(0, 1)).map(({ name, port }) => ({
        path: `pod ${pods[0]?.metadata.name}: containerPort`,
        value: `${port}${name ? ` (${name})` : ""}`,
      })),
    ],
    links: pods.slice(0, 3).map((pod) => referenceTo("Pod", "", pod)),
    checks: [
      yamlCheck(evidence.subject, "port and targetPort"),
      yamlCheck(referenceTo("Pod", "", pods[0]!), "the container's ports"),
      commandCheck(
        `kubectl port-forward pod/${pods[0]?.metadata.name} 8080:${
          portsOf(pods)[0]?.port ?? 80
        } -n ${evidence.subject.namespace}`,
        "whether the program answers on its own port",
      ),
    ],
  };
}

function loadBalancer(evidence: Evidence): Finding | undefined {
  const { object, nowMs, subject } = evidence;
  const { type } = specOf(evidence);
  const given = (object as unknown as IService).status?.loadBalancer?.ingress ?? [];
  if (type !== "LoadBalancer" || given.length > 0) return undefined;
  return {
    text:
      `Nobody has given the Service an address since ${since(object.metadata.creationTimestamp, nowMs)}: ` +
      "a cluster without a cloud, or without something like MetalLB, has no load balancers.",
    facts: [{ path: "spec.type", value: "LoadBalancer" }, {
      path: "status.loadBalancer.ingress",
      value: "empty",
    }],
    events: ["EnsuringLoadBalancer", "SyncLoadBalancerFailed"],
    checks: [
      describeCheck(subject, "events of the cloud's controller"),
      listCheck("pods", undefined, "whether a load-balancer controller runs"),
      yamlCheck(subject, "annotations and loadBalancerClass"),
    ],
  };
}

function guarded(evidence: Evidence): Finding | undefined {
  const [pod] = podsOf(evidence);
  const policy = pod && relatedOf(evidence, "networkpolicies.networking.k8s.io")
    .find((one) => selects(one, pod.metadata.labels) && allowsNothing(one, "Ingress"));
  if (!pod || !policy) return undefined;
  return {
    text: `NetworkPolicy ${policy.metadata.name} selects the pods behind the Service and lets nothing in: ` +
      "requests time out.",
    facts: [{ path: `networkpolicy ${policy.metadata.name}: spec.ingress`, value: "no rules" }],
    links: [policyReference(policy), referenceTo("Pod", "", pod)],
    checks: [
      describeCheck(policyReference(policy), "whom it selects, what it allows"),
      listCheck("networkpolicies", evidence.subject.namespace, "whether another one allows it"),
      listCheck("pods", evidence.subject.namespace, "the labels of those who ask"),
    ],
  };
}

function backendsOf({ object }: Evidence): { service: string; port: string }[] {
  const { spec } = object as unknown as IIngress;
  const all = [
    spec?.defaultBackend,
    ...(spec?.rules ?? []).flatMap(({ http }) => http?.paths.map((one) => one.backend)),
  ];
  return all.flatMap((one) =>
    one?.service
      ? [{ service: one.service.name, port: `${one.service.port?.name ?? one.service.port?.number ?? ""}` }]
      : []
  );
}

function backend(evidence: Evidence): Finding | undefined {
  const names = relatedOf(evidence, "services").map(({ metadata }) => metadata.name ?? "");
  const lost = backendsOf(evidence).find(({ service }) => !names.includes(service));
  if (!lost || !evidence.related["services"]) return undefined;
  const near = nearName(lost.service, names);
  return {
    text:
      `The Ingress leads to Service ${lost.service}, which does not exist in namespace ${evidence.subject.namespace}` +
      `${near ? `. There is ${near}: is that meant?` : "."}`,
    facts: [{ path: "spec.rules[].http.paths[].backend.service.name", value: lost.service }],
    links: near ? [beside(evidence, "Service", near)] : [],
    checks: [
      listCheck("services", evidence.subject.namespace, "the Services there are"),
      describeCheck(evidence.subject, "rules and backends"),
      listCheck(
        "services",
        undefined,
        "whether it lives in another namespace: an Ingress cannot reach there",
      ),
    ],
  };
}

function backendPort(evidence: Evidence): Finding | undefined {
  const services = relatedOf(evidence, "services") as unknown as IService[];
  for (const { service, port } of backendsOf(evidence)) {
    const ports = services.find(({ metadata }) => metadata?.name === service)?.spec?.ports;
    if (!ports || port === "" || ports.some((one) => `${one.port}` === port || one.name === port)) continue;
    return {
      text: `The Ingress leads to port ${port} of Service ${service}, which has ${
        ports.map((one) => one.name ? `${one.name} ${one.port}` : `${one.port}`).join(", ")
      }.`,
      facts: [{ path: "backend.service.port", value: port }],
      links: [beside(evidence, "Service", service)],
      checks: [
        yamlCheck(beside(evidence, "Service", service), "its ports"),
        yamlCheck(evidence.subject, "the backends"),
      ],
    };
  }
  return undefined;
}

function ingressClass(evidence: Evidence): Finding | undefined {
  const { spec } = evidence.object as unknown as IIngress;
  const classes = evidence.related["ingressclasses.networking.k8s.io"];
  if (!classes) return undefined;
  const names = classes.map(({ metadata }) => metadata.name ?? "");
  const isDefault = classes.some(({ metadata }) =>
    metadata.annotations?.["ingressclass.kubernetes.io/is-default-class"] === "true"
  );
  const wanted = spec?.ingressClassName ??
    evidence.object.metadata.annotations?.["kubernetes.io/ingress.class"];
  if (wanted !== undefined ? names.includes(wanted) : isDefault) return undefined;
  return {
    text: wanted === undefined
      ? "The Ingress names no class, and no class is the default: no controller takes care of it."
      : `There is no IngressClass ${wanted}${
        names.length > 0 ? `; there is ${names.join(", ")}` : " and no other"
      }: ` +
        "no controller takes care of the Ingress.",
    facts: [{ path: "spec.ingressClassName", value: wanted ?? "not set" }],
    checks: [
      listCheck("ingressclasses", "", "the classes there are"),
      yamlCheck(evidence.subject, "the class it asks for"),
    ],
  };
}

function noAddress(evidence: Evidence): Finding | undefined {
  const given = (evidence.object as unknown as IIngress).status?.loadBalancer?.ingress ?? [];
  if (given.length > 0) return undefined;
  return {
    text: "The Ingress has no address: its controller has not taken it up, or does not say so.",
    facts: [{ path: "status.loadBalancer.ingress", value: "empty" }],
    events: ["Sync"],
    checks: [
      describeCheck(evidence.subject, "events of the controller"),
      listCheck("pods", undefined, "whether the controller runs"),
    ],
  };
}
