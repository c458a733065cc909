/** The schemas of metrics.k8s.io, which no document of the API server itself has. */
import type { OpenApiSchema } from "../../../kube/openapi.ts";

const PACKAGE = "io.k8s.metrics.pkg.apis.metrics.v1beta1";
const VERSION = { group: "metrics.k8s.io", version: "v1beta1" };

/** `PodMetrics` to the name of its schema. */
export function metricsSchemaName(kind: string): string {
  return `${PACKAGE}.${kind}`;
}

const text = (description: string): OpenApiSchema => ({ type: "string", description });

const head: Record<string, OpenApiSchema> = {
  apiVersion: text("The version of the schema that the object is in."),
  kind: text("What the object is."),
  metadata: { type: "object", description: "Name, namespace and labels of what was measured." },
  timestamp: { ...text("When the measurement ended."), format: "date-time" },
  window: text("How long was measured: from this much before the timestamp until then."),
};

const usage: OpenApiSchema = {
  type: "object",
  description: "What was used, by resource: cores and bytes.",
  additionalProperties: { type: "string" },
};

function measured(kind: string, description: string, rest: Record<string, OpenApiSchema>): OpenApiSchema {
  return {
    type: "object",
    description,
    properties: { ...head, ...rest },
    required: ["timestamp", "window", ...Object.keys(rest)],
    "x-kubernetes-group-version-kind": [{ ...VERSION, kind }],
  };
}

export const METRICS_SCHEMAS: Readonly<Record<string, OpenApiSchema>> = {
  [metricsSchemaName("ContainerMetrics")]: {
    type: "object",
    description: "What a container used.",
    properties: { name: text("The container's name in the pod."), usage },
    required: ["name", "usage"],
  },
  [metricsSchemaName("NodeMetrics")]: measured("NodeMetrics", "What a node used.", { usage }),
  [metricsSchemaName("PodMetrics")]: measured("PodMetrics", "What the containers of a pod used.", {
    containers: {
      type: "array",
      description: "The containers, all measured over the same time.",
      items: { $ref: `#/components/schemas/${metricsSchemaName("ContainerMetrics")}` },
    },
  }),
};
