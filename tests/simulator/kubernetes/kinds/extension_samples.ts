/** Objects of the kinds that extend the API, for the tests that all kinds pass. */
export const extensionSamples: Record<string, object> = {
  customresourcedefinitions: {
    metadata: { name: "gadgets.example.com" },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "gadgets", kind: "Gadget", shortNames: ["g"], categories: ["all"] },
      versions: [{
        name: "v1",
        served: true,
        storage: true,
        deprecated: true,
        deprecationWarning: "old",
        schema: {
          openAPIV3Schema: {
            type: "object",
            properties: {
              spec: {
                type: "object",
                required: ["size"],
                properties: {
                  size: { type: "integer", minimum: 1 },
                  name: { type: "string", pattern: "^a" },
                  any: {
                    "x-kubernetes-int-or-string": true,
                    anyOf: [{ type: "integer" }, { type: "string" }],
                  },
                  list: {
                    type: "array",
                    "x-kubernetes-list-type": "map",
                    "x-kubernetes-list-map-keys": ["k"],
                    items: { type: "object", required: ["k"], properties: { k: { type: "string" } } },
                  },
                },
              },
            },
          },
        },
        subresources: {
          status: {},
          scale: { specReplicasPath: ".spec.size", statusReplicasPath: ".status.size" },
        },
        additionalPrinterColumns: [{ name: "Size", type: "integer", jsonPath: ".spec.size" }],
        selectableFields: [{ jsonPath: ".spec.name" }],
      }],
      conversion: {
        strategy: "Webhook",
        webhook: {
          clientConfig: { service: { namespace: "a", name: "b" } },
          conversionReviewVersions: ["v1"],
        },
      },
    },
  },
  validatingadmissionpolicies: {
    spec: {
      paramKind: { apiVersion: "v1", kind: "ConfigMap" },
      matchConstraints: {
        resourceRules: [{
          apiGroups: ["apps"],
          apiVersions: ["v1"],
          operations: ["CREATE"],
          resources: ["deployments"],
        }],
        namespaceSelector: { matchLabels: { a: "b" } },
      },
      matchConditions: [{ name: "c", expression: "true" }],
      variables: [{ name: "v", expression: "1" }],
      validations: [{ expression: "variables.v == 1", messageExpression: "'m'", reason: "Forbidden" }],
      auditAnnotations: [{ key: "k", valueExpression: "'v'" }],
    },
  },
  validatingadmissionpolicybindings: {
    spec: {
      policyName: "p",
      validationActions: ["Deny"],
      paramRef: { name: "n", parameterNotFoundAction: "Allow" },
      matchResources: { objectSelector: { matchLabels: { a: "b" } } },
    },
  },
  apiservices: {
    metadata: { name: "v1beta1.a.example.com" },
    spec: {
      group: "a.example.com",
      version: "v1beta1",
      service: { namespace: "a", name: "b" },
      insecureSkipTLSVerify: true,
      groupPriorityMinimum: 100,
      versionPriority: 10,
    },
  },
};
