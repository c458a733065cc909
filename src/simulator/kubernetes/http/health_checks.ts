/** `/healthz`, `/livez` and `/readyz`: what the API server looks at, in its order. All of it is this process. */
import { ownEntry } from "../../../kube/own_entry.ts";
import { type Answer, textAnswer } from "./answer.ts";

const BASIC = ["ping", "log", "etcd"];
const READINESS = ["etcd-readiness", "informer-sync"];

/** What runs in the server beside requests; `x` stands for `poststarthook/x`. */
const HOOKS = [
  "start-apiserver-admission-initializer",
  "generic-apiserver-start-informers",
  "priority-and-fairness-config-consumer",
  "priority-and-fairness-filter",
  "storage-object-count-tracker-hook",
  "start-apiextensions-informers",
  "start-apiextensions-controllers",
  "crd-informer-synced",
  "start-system-namespaces-controller",
  "start-cluster-authentication-info-controller",
  "start-kube-apiserver-identity-lease-controller",
  "start-kube-apiserver-identity-lease-garbage-collector",
  "start-legacy-token-tracking-controller",
  "start-service-ip-repair-controllers",
  "rbac/bootstrap-roles",
  "scheduling/bootstrap-system-priority-classes",
  "priority-and-fairness-config-producer",
  "bootstrap-controller",
  "start-kubernetes-service-cidr-controller",
  "aggregator-reload-proxy-client-cert",
  "start-kube-aggregator-informers",
  "apiservice-status-local-available-controller",
  "apiservice-status-remote-available-controller",
  "apiservice-registration-controller",
  "apiservice-wait-for-first-sync",
  "apiservice-discovery-controller",
  "kube-apiserver-autoregistration",
].map((name) => `poststarthook/${name}`);
const LATE = [
  "autoregister-completion",
  "poststarthook/apiservice-openapi-controller",
  "poststarthook/apiservice-openapiv3-controller",
];

const CHECKS: Record<string, readonly string[]> = {
  healthz: [...BASIC, ...HOOKS, ...LATE],
  livez: [...BASIC, ...HOOKS, ...LATE],
  readyz: [...BASIC, ...READINESS, ...HOOKS, ...LATE, "shutdown"],
};

/** All checks and one of them; undefined when there is no such check. */
export function healthAnswer(segments: readonly string[], query: URLSearchParams): Answer | undefined {
  const [name = "", ...rest] = segments;
  const checks = ownEntry(CHECKS, name);
  if (!checks) return undefined;
  if (rest.length > 0) return checks.includes(rest.join("/")) ? textAnswer(200, "ok") : undefined;
  if (!query.has("verbose")) return textAnswer(200, "ok");
  const excluded = new Set(query.getAll("exclude"));
  const lines = checks.map((check) =>
    excluded.has(check) ? `[+]${check} excluded: ok\n` : `[+]${check} ok\n`
  );
  return textAnswer(200, lines.join("") + `${name} check passed\n`);
}

/** The paths of all checks, for the list of paths. */
export function healthPaths(): string[] {
  return Object.entries(CHECKS).flatMap((
    [name, checks],
  ) => [`/${name}`, ...checks.map((check) => `/${name}/${check}`)]);
}
