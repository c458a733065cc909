/** Schemas of a few fields, for tests. */
import type { OpenApiDocument } from "../../../src/kube/openapi.ts";
import type { OpenApiSource } from "../../../src/simulator/kubernetes/http/openapi_source.ts";

const text = { type: "string" };

const apps: OpenApiDocument = {
  openapi: "3.0.0",
  info: { title: "Kubernetes", version: "v1" },
  paths: {},
  components: {
    schemas: {
      "io.k8s.api.apps.v1.Deployment": {
        type: "object",
        properties: {
          apiVersion: text,
          kind: text,
          metadata: { type: "object" },
          spec: { allOf: [{ $ref: "#/components/schemas/io.k8s.api.apps.v1.DeploymentSpec" }] },
          status: { type: "object" },
        },
      },
      "io.k8s.api.apps.v1.DeploymentSpec": {
        type: "object",
        properties: { replicas: { type: "integer", format: "int32" } },
      },
    },
  },
};

export const sampleSchemas: OpenApiSource = {
  document: (name) => Promise.resolve(name === "apis/apps/v1" ? apps : undefined),
};
