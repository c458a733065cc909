/** Why a container waits: every reason that kubelet and container runtime give. */
import { describeCheck, listCheck, yamlCheck } from "./checks.ts";
import type { Check, Evidence, Finding, ObjectReference, Rule } from "./evidence.ts";
import { beside, type ContainerFact, containersOf, eventLike, nearName, relatedOf, since } from "./facts.ts";

interface Waiting {
  evidence: Evidence;
  container: ContainerFact;
  reason: string;
  message: string;
}

interface WaitingRecord {
  id: string;
  reasons: readonly string[];
  /** Further than the reason: what the message has to say. */
  message?: RegExp;
  text: (waiting: Waiting) => string;
  links?: (waiting: Waiting) => readonly ObjectReference[];
  checks?: (waiting: Waiting) => readonly Check[];
}

const imageReasons = ["ErrImagePull", "ImagePullBackOff"];
const configReasons = ["CreateContainerConfigError"];

const records: readonly WaitingRecord[] = [
  {
    id: "image-never-pull",
    reasons: ["ErrImageNeverPull"],
    text: ({ container }) =>
      `Image ${container.spec.image} is not on the node, and imagePullPolicy Never forbids to fetch it. ` +
      "An image that was built on a laptop is not in the cluster: push it to a registry, or load it into the node.",
  },
  {
    id: "image-name-invalid",
    reasons: ["InvalidImageName"],
    text: ({ container }) =>
      `"${container.spec.image}" is no name of an image: only lower-case letters, digits, . _ - / and one :tag.`,
  },
  {
    id: "registry-unavailable",
    reasons: ["RegistryUnavailable"],
    text: ({ container }) => `The registry of ${container.spec.image} does not answer.`,
  },
  {
    id: "image-registry-unreachable",
    reasons: imageReasons,
    message: /no such host|i\/o timeout|connection refused|deadline exceeded|server misbehaving|unreachable/i,
    text: ({ container }) =>
      `The node cannot reach the registry of ${container.spec.image}: its name is wrong, or the network is closed.`,
  },
  {
    id: "image-rate-limit",
    reasons: imageReasons,
    message: /toomanyrequests|rate limit|429/i,
    text: ({ container }) =>
      `The registry refuses ${container.spec.image}: too many pulls. Log in with imagePullSecrets, or use a mirror.`,
  },
  {
    id: "image-certificate",
    reasons: imageReasons,
    message: /x509|certificate|http: server gave HTTP response/i,
    text: ({ container }) => `The node does not trust the registry of ${container.spec.image}.`,
  },
  {
    id: "image-platform",
    reasons: imageReasons,
    message: /no match for platform|no matching manifest/i,
    text: ({ container }) => `${container.spec.image} has no build for the node's processor.`,
  },
  {
    id: "image-access",
    reasons: imageReasons,
    message: /denied|unauthorized|authorization|forbidden|no basic auth/i,
    text: ({ container, evidence }) =>
      `Image ${container.spec.image} cannot be fetched: there is no such repository, or it is private` +
      `${secretsOf(evidence)}.${meantImage(container.spec.image)}`,
  },
  {
    id: "image-not-found",
    reasons: imageReasons,
    message: /not found|manifest unknown|no such image/i,
    text: ({ container }) =>
      `Image ${container.spec.image} is not in its registry: the repository or the tag does not exist.` +
      meantImage(container.spec.image),
  },
  {
    id: "image-pull",
    reasons: imageReasons,
    text: ({ container }) =>
      `Image ${container.spec.image} cannot be fetched.${meantImage(container.spec.image)}`,
  },
  {
    id: "config-missing",
    reasons: configReasons,
    message: /(configmap|secret) "([^"]+)" not found/i,
    text: missingText,
    links: missingLinks,
    checks: missingChecks,
  },
  {
    id: "config-key-missing",
    reasons: configReasons,
    message: /couldn't find key (\S+) in (ConfigMap|Secret) (?:[^/\s]+\/)?(\S+)/i,
    text: ({ message, evidence, container }) => {
      const [, key = "", kind = "", name = ""] =
        /find key (\S+) in (\w+) (?:[^/\s]+\/)?(\S+)/i.exec(message) ?? [];
      const keys = keysOf(evidence, kind, name);
      const near = nearName(key, keys);
      const has = keys.length === 0 ? "" : ` It has ${keys.slice(0, 6).join(", ")}.`;
      return `${kind} ${name} has no key ${key}, which container ${container.name} needs.` +
        (near ? ` Is ${near} meant?` : has);
    },
    links: ({ message, evidence }) => {
      const [, kind = "ConfigMap", name = ""] = /in (\w+) (?:[^/\s]+\/)?(\S+)/i.exec(message) ?? [];
      return [beside(evidence, kind.toLowerCase() === "secret" ? "Secret" : "ConfigMap", name)];
    },
  },
  {
    id: "run-as-non-root",
    reasons: configReasons,
    message: /runAsNonRoot|non-numeric user|run as root/i,
    text: ({ container }) =>
      `runAsNonRoot is set, and ${container.spec.image} starts as root or as a user without a number: ` +
      "set securityContext.runAsUser.",
  },
  {
    id: "config-error",
    reasons: configReasons,
    text: ({ container, message }) => `Container ${container.name} cannot be set up: ${message}`,
  },
  {
    id: "create-error",
    reasons: ["CreateContainerError", "CreatePodSandboxError", "ContainerCreateError"],
    text: ({ container, message }) => `The node cannot create container ${container.name}: ${message}`,
  },
  {
    id: "command-not-found",
    reasons: ["RunContainerError", "PostStartHookError"],
    message: /executable file not found|no such file or directory/i,
    text: ({ container, message }) =>
      `Container ${container.name} cannot start: the image has no ${executable(message, container)}.`,
  },
  {
    id: "run-error",
    reasons: ["RunContainerError"],
    text: ({ container, message }) => `Container ${container.name} cannot be started: ${message}`,
  },
  {
    id: "hook-failed",
    reasons: ["PostStartHookError", "PreStopHookError"],
    text: ({ container, message }) => `A lifecycle hook of ${container.name} fails: ${message}`,
  },
];

/** One rule a record: the first container that waits for it. */
export const waitingRules: readonly Rule[] = records.map((record): Rule => ({
  id: record.id,
  kinds: ["Pod"],
  find: (evidence) => {
    const waiting = waitingFor(evidence, record);
    return waiting && finding(record, waiting);
  },
}));

function waitingFor(evidence: Evidence, { reasons, message: pattern }: WaitingRecord): Waiting | undefined {
  for (const container of containersOf(evidence.object)) {
    const { reason = "", message: said = "" } = container.status?.state?.waiting ?? {};
    if (!reasons.includes(reason)) continue;
    // The back-off's own message is short on some runtimes: the event has the cause.
    const event = eventLike(evidence, /pull image|Error: /, "Failed")?.message ?? "";
    const message = said.length > event.length || !reason.startsWith("ImagePull") ? said : event;
    if (!pattern || pattern.test(message)) return { evidence, container, reason, message };
  }
  return undefined;
}

function finding(record: WaitingRecord, waiting: Waiting): Finding {
  const { evidence, container, reason, message } = waiting;
  const { subject, object, nowMs } = evidence;
  return {
    text: record.text(waiting),
    facts: [
      { path: `${container.path}.state.waiting.reason`, value: reason },
      ...(message ? [{ path: `${container.path}.state.waiting.message`, value: message }] : []),
      { path: `spec.containers[${container.name}].image`, value: container.spec.image ?? "" },
      { path: "metadata.creationTimestamp", value: `${since(object.metadata.creationTimestamp, nowMs)} ago` },
    ],
    events: [
      "Failed",
      "FailedMount",
      "FailedCreatePodSandBox",
      "BackOff",
      "InspectFailed",
      "ErrImageNeverPull",
    ],
    ...(record.links ? { links: record.links(waiting) } : {}),
    checks: record.checks?.(waiting) ?? [
      describeCheck(subject, "the events, word for word"),
      yamlCheck(subject, "the image and its pull secrets as the cluster has them"),
      listCheck("secrets", subject.namespace, "whether the pull secret exists"),
    ],
  };
}

function missingText({ message, evidence, container }: Waiting): string {
  const [kind, name] = missing(message);
  const names = relatedOf(evidence, kind === "Secret" ? "secrets" : "configmaps").map(({ metadata }) =>
    metadata.name ?? ""
  );
  const near = nearName(name, names);
  return `${kind} ${name} does not exist in namespace ${evidence.subject.namespace}, and container ` +
    `${container.name} needs it.${near ? ` There is ${near}: is that meant?` : ""}`;
}

function missingLinks({ message, evidence }: Waiting): readonly ObjectReference[] {
  const [kind, name] = missing(message);
  const names = relatedOf(evidence, kind === "Secret" ? "secrets" : "configmaps").map(({ metadata }) =>
    metadata.name ?? ""
  );
  const near = nearName(name, names);
  return near ? [beside(evidence, kind, near)] : [];
}

function missingChecks({ message, evidence: { subject } }: Waiting): readonly Check[] {
  const [kind] = missing(message);
  const plural = kind === "Secret" ? "secrets" : "configmaps";
  return [
    listCheck(plural, subject.namespace, "what there is by that name or a similar one"),
    yamlCheck(subject, "where the name stands: env, envFrom, volumes"),
    listCheck(plural, undefined, "whether it is in another namespace"),
  ];
}

function missing(message: string): ["ConfigMap" | "Secret", string] {
  const [, kind = "", name = ""] = /(configmap|secret) "([^"]+)"/i.exec(message) ?? [];
  return [kind.toLowerCase() === "secret" ? "Secret" : "ConfigMap", name];
}

function keysOf(evidence: Evidence, kind: string, name: string): string[] {
  const resource = kind.toLowerCase() === "secret" ? "secrets" : "configmaps";
  const found = relatedOf(evidence, resource).find(({ metadata }) => metadata.name === name);
  return Object.keys((found?.["data"] ?? {}) as Record<string, string>);
}

function secretsOf({ object }: Evidence): string {
  const secrets =
    (object["spec"] as { imagePullSecrets?: { name?: string }[] } | undefined)?.imagePullSecrets ?? [];
  if (secrets.length === 0) return " and the pod has no imagePullSecrets";
  return ` and imagePullSecrets ${secrets.map(({ name }) => name).join(", ")} do not open it`;
}

/** Names that are often mistyped. */
const wellKnown = (
  "nginx httpd redis postgres mysql mariadb mongo node python golang ruby php openjdk tomcat busybox alpine " +
  "ubuntu debian rabbitmq memcached traefik haproxy wordpress grafana prometheus kafka zookeeper elasticsearch"
).split(" ");

function meantImage(image = ""): string {
  const [name = "", ...tag] = image.replace(/^.*\//, "").split(":");
  const near = wellKnown.includes(name) ? undefined : nearName(name, wellKnown);
  if (!near || Math.abs(near.length - name.length) > 1) return "";
  return ` Is ${[near, ...tag].join(":")} meant?`;
}

function executable(message: string, { spec }: ContainerFact): string {
  return /exec: "([^"]+)"/.exec(message)?.[1] ?? /"([^"]+)"/.exec(message)?.[1] ?? spec.command?.[0] ??
    "such program";
}
