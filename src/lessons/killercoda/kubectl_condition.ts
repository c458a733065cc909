/** What a kubectl command of a check script asks, as a predicate. */
import { parseRelaxedJsonPath } from "../../kube/json_path.ts";
import type { Predicate } from "../checks/predicate.ts";
import { isText, says } from "./wished_values.ts";

/** The flags of kubectl that a check uses, and what is left. */
export interface Asked {
  readonly rest: readonly string[];
  readonly namespace?: string;
  readonly labels?: string;
  readonly output?: string;
  readonly condition?: string;
}

export function flagsOf(args: readonly string[]): Asked | undefined {
  const found: Record<string, string> = {};
  const rest: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const [, name, value] = /^(--?[A-Za-z-]+)(?:=(.*))?$/s.exec(args[index]!) ?? [];
    if (name === undefined) rest.push(args[index]!);
    else if (BARE.includes(name)) continue;
    else if (name === "-A" || name === "--all-namespaces") found.namespace = "any";
    else if (name in VALUED) found[VALUED[name]!] = value ?? args[++index] ?? "";
    else return undefined;
  }
  const wanted = /^condition=(\w+)$/.exec(found.for ?? "")?.[1];
  return { rest, ...found, ...(wanted === undefined ? {} : { condition: wanted }) };
}

const BARE = ["--no-headers", "--ignore-not-found", "--show-labels", "--watch=false"];
const VALUED: Record<string, string> = {
  "-n": "namespace",
  "--namespace": "namespace",
  "-l": "labels",
  "--selector": "labels",
  "-o": "output",
  "--output": "output",
  "--for": "for",
  "--timeout": "timeout",
  "--request-timeout": "timeout",
};

export function kubectlAsks(args: readonly string[], pattern: string | undefined): Predicate | undefined {
  const flags = flagsOf(args);
  if (!flags) return undefined;
  const { rest: [verb, ...rest], namespace, condition: wanted } = flags;
  const place = namespace === undefined ? {} : { namespace };
  if (verb === "config" && rest[0] === "current-context" && pattern) return { context: pattern };
  const object = objectOf(rest);
  if (verb === "wait" && wanted && object) return { condition: wanted, of: object, ...place };
  if (verb === "rollout" && rest[0] === "status") {
    const of = objectOf(rest.slice(1));
    return of ? { condition: "Available", of, ...place } : undefined;
  }
  if (verb !== "get" && verb !== "describe" || rest.length === 0) return undefined;
  return object ? objectAsked(object, flags, pattern, place) : objectsAsked(rest[0]!, flags, pattern, place);
}

/** `pod web` and `pod/web` are the same. */
function objectOf([kind, name]: readonly string[]): string | undefined {
  const [prefix, after] = kind?.split("/") ?? [];
  if (prefix && after) return `${kindOf(prefix)}/${after}`;
  return kind && name ? `${kindOf(kind)}/${name}` : undefined;
}

type Place = { namespace?: string };

function objectAsked(
  object: string,
  { output }: Asked,
  pattern: string | undefined,
  place: Place,
): Predicate | undefined {
  const path = pathOf(output);
  if (path === undefined && output?.startsWith("jsonpath")) return undefined;
  if (path !== undefined) {
    const wish = pattern === undefined ? {} : valueWish(pattern);
    return { object, ...place, path, ...wish };
  }
  if (pattern === undefined) return { object, ...place };
  if (object.startsWith("pod/") && PHASES.includes(pattern)) {
    return { object, ...place, path: ".status.phase", equals: pattern };
  }
  return undefined;
}

const PHASES = ["Running", "Pending", "Succeeded", "Failed"];

/** A short value is one value; a part of it would be accepted for a part of something else. */
function valueWish(pattern: string): object {
  const wish = isText(pattern.replace(/^\^|\$$/g, ""));
  return "equals" in wish ? says(pattern) : wish;
}

function objectsAsked(
  kind: string,
  { output, labels }: Asked,
  pattern: string | undefined,
  place: Place,
): Predicate | undefined {
  if (kind === "all" || kind.includes(",")) return undefined;
  const selected = { objects: pluralOf(kind), ...place, ...(labels === undefined ? {} : { labels }) };
  const path = pathOf(output);
  const [, ofEach] = /^\.items\[(?:\d+|\*)\](\..+)$/.exec(path ?? "") ?? [];
  if (ofEach !== undefined) {
    if (labels === undefined) return undefined;
    return { ...selected, path: ofEach, ...(pattern === undefined ? {} : valueWish(pattern)) };
  }
  if (output !== undefined && !["wide", "name"].includes(output)) return undefined;
  if (pattern === undefined) return labels === undefined ? undefined : selected;
  if (kindOf(kind) === "pod" && PHASES.includes(pattern)) {
    return labels === undefined ? undefined : { ...selected, path: ".status.phase", equals: pattern };
  }
  return /^[\w.-]+$/.test(pattern) ? { ...selected, name: pattern } : undefined;
}

/** Undefined: none, or one that the lessons' reader does not know. */
function pathOf(output: string | undefined): string | undefined {
  const path = /^jsonpath=\{?(.*?)\}?$/s.exec(output ?? "")?.[1];
  if (path === undefined || /[{}]|\brange\b/.test(path)) return undefined;
  try {
    parseRelaxedJsonPath(path);
    return path;
  } catch {
    return undefined;
  }
}

/** Short names and plurals, by the name that a reader knows. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  pod: ["po", "pods"],
  deployment: ["deploy", "deployments", "deployment.apps"],
  replicaset: ["rs", "replicasets"],
  daemonset: ["ds", "daemonsets"],
  statefulset: ["sts", "statefulsets"],
  service: ["svc", "services"],
  namespace: ["ns", "namespaces"],
  configmap: ["cm", "configmaps"],
  secret: ["secrets"],
  job: ["jobs"],
  cronjob: ["cj", "cronjobs"],
  ingress: ["ing", "ingresses"],
  persistentvolumeclaim: ["pvc", "persistentvolumeclaims"],
  persistentvolume: ["pv", "persistentvolumes"],
  storageclass: ["sc", "storageclasses"],
  serviceaccount: ["sa", "serviceaccounts"],
  role: ["roles"],
  rolebinding: ["rolebindings"],
  clusterrole: ["clusterroles"],
  clusterrolebinding: ["clusterrolebindings"],
  networkpolicy: ["netpol", "networkpolicies"],
  node: ["no", "nodes"],
};

function kindOf(kind: string): string {
  const known = kind.toLowerCase();
  return Object.keys(KINDS).find((name) => name === known || KINDS[name]!.includes(known)) ?? known;
}

function pluralOf(kind: string): string {
  const name = kindOf(kind);
  return Object.hasOwn(KINDS, name)
    ? KINDS[name]!.find((one) => /s$/.test(one) && one.length > name.length)!
    : name;
}
