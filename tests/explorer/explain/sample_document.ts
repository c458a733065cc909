import type { OpenApiDocument } from "../../../src/kube/openapi.ts";

/** A small kind of its own making; `Node` contains itself. */
export const document: OpenApiDocument = {
  openapi: "3.0.0",
  info: { title: "t", version: "1" },
  paths: {},
  components: {
    schemas: {
      Thing: {
        type: "object",
        description: "A thing.",
        required: ["spec"],
        properties: {
          kind: { type: "string", description: "Its kind." },
          spec: {
            allOf: [{ $ref: "#/components/schemas/Spec" }],
            default: {},
            description: "What is wanted.",
          },
        },
        "x-kubernetes-group-version-kind": [{ group: "example.com", version: "v1", kind: "Thing" }],
      },
      Spec: {
        type: "object",
        properties: {
          mode: { type: "string", enum: ["Fast", "Slow"], default: "Fast", description: "How." },
          tree: { $ref: "#/components/schemas/Node" },
        },
      },
      Node: {
        type: "object",
        properties: { mode: { type: "string" }, next: { $ref: "#/components/schemas/Node" } },
      },
    },
  },
};
