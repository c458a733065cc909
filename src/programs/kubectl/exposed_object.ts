/** What `kubectl expose` learns from an object: its pods' labels and ports. Source: kubectl/pkg/polymorphichelpers. */
import type { JsonObject, KubeObject } from "../../kube/object.ts";
import { containersIn, podPart } from "../../kube/pod_template.ts";
import type { LabelSelectorObject } from "../../kube/label_selector.ts";

export interface Exposed {
  selector: Record<string, string>;
  ports: { port: string; protocol: string }[];
  labels: Record<string, string>;
}

/** @throws {Error} for kinds that have no pods of their own */
export function requireExposable({ kind }: { kind: string; group: string }): void {
  if (!KINDS.includes(kind)) throw new Error(`cannot expose a ${kind}`);
}

const KINDS = ["Deployment", "Pod", "ReplicaSet", "ReplicationController", "Service"];

/** `needsSelector`: whether the selector has to come from the object. */
export function exposedOf(object: KubeObject, needsSelector: boolean): Exposed {
  return {
    selector: needsSelector ? selectorOf(object) : {},
    ports: portsOf(object),
    labels: { ...object.metadata.labels },
  };
}

function selectorOf({ kind, metadata, ...rest }: KubeObject): Record<string, string> {
  const { selector } = (rest["spec"] ?? {}) as { selector?: unknown };
  switch (kind) {
    case "Pod":
      if (!Object.keys(metadata.labels ?? {}).length) {
        throw new Error(`${LOST}: the pod has no labels and cannot be exposed`);
      }
      return { ...metadata.labels };
    case "Service":
      if (!selector) throw new Error(`${LOST}: the service has no pod selector set`);
      return selector as Record<string, string>;
    case "ReplicationController":
      return (selector ?? {}) as Record<string, string>;
    default: {
      const { matchLabels, matchExpressions = [] } = (selector ?? {}) as LabelSelectorObject;
      if (matchExpressions.length) {
        const shown = matchExpressions.map(({ key, operator, values = [] }) =>
          `{Key:${key} Operator:${operator} Values:[${values.join(" ")}]}`
        );
        throw new Error(
          `${LOST}: couldn't convert expressions - "[${shown.join(" ")}]" to map-based selector format`,
        );
      }
      return matchLabels ?? {};
    }
  }
}

const LOST = "couldn't retrieve selector via --selector flag or introspection";

function portsOf(object: KubeObject): Exposed["ports"] {
  const listed = object.kind === "Service"
    ? ((object["spec"] as JsonObject)["ports"] ?? []) as JsonObject[]
    : containersIn(podPart(object)?.spec ?? {}).flatMap((container) =>
      (container["ports"] ?? []) as JsonObject[]
    );
  return listed.map((one) => ({
    port: String(one["port"] ?? one["containerPort"]),
    protocol: String(one["protocol"] ?? "TCP"),
  }));
}
