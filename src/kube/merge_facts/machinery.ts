import type { MergeFactTable } from "./notation.ts";

/** How fields of object metadata and of the groups that configure the server itself merge. Notation: `notation.ts`. */
export const machineryFacts: MergeFactTable = {
  "admissionregistration.v1.MatchResources": {
    "@": "atomic",
    namespaceSelector: "meta.v1.LabelSelector",
    objectSelector: "meta.v1.LabelSelector",
  },
  "admissionregistration.v1.MutatingWebhook": {
    clientConfig: "admissionregistration.v1.WebhookClientConfig always",
    matchConditions: "[admissionregistration.v1.MatchCondition by name] merge:name",
    namespaceSelector: "meta.v1.LabelSelector",
    objectSelector: "meta.v1.LabelSelector",
  },
  "admissionregistration.v1.MutatingWebhookConfiguration": {
    metadata: "meta.v1.ObjectMeta always",
    webhooks: "[admissionregistration.v1.MutatingWebhook by name] merge:name",
  },
  "admissionregistration.v1.NamedRuleWithOperations": { "@": "atomic" },
  "admissionregistration.v1.ParamKind": { "@": "atomic" },
  "admissionregistration.v1.ParamRef": { "@": "atomic", selector: "meta.v1.LabelSelector" },
  "admissionregistration.v1.ValidatingAdmissionPolicy": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "admissionregistration.v1.ValidatingAdmissionPolicySpec always",
    status: "admissionregistration.v1.ValidatingAdmissionPolicyStatus always",
  },
  "admissionregistration.v1.ValidatingAdmissionPolicyBinding": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec always",
  },
  "admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec": {
    matchResources: "admissionregistration.v1.MatchResources",
    paramRef: "admissionregistration.v1.ParamRef",
    validationActions: "[set]",
  },
  "admissionregistration.v1.ValidatingAdmissionPolicySpec": {
    matchConditions: "[admissionregistration.v1.MatchCondition by name] merge:name",
    matchConstraints: "admissionregistration.v1.MatchResources",
    paramKind: "admissionregistration.v1.ParamKind",
    variables: "[admissionregistration.v1.Variable by name] merge:name",
  },
  "admissionregistration.v1.ValidatingAdmissionPolicyStatus": { conditions: "[meta.v1.Condition by type]" },
  "admissionregistration.v1.ValidatingWebhook": {
    clientConfig: "admissionregistration.v1.WebhookClientConfig always",
    matchConditions: "[admissionregistration.v1.MatchCondition by name] merge:name",
    namespaceSelector: "meta.v1.LabelSelector",
    objectSelector: "meta.v1.LabelSelector",
  },
  "admissionregistration.v1.ValidatingWebhookConfiguration": {
    metadata: "meta.v1.ObjectMeta always",
    webhooks: "[admissionregistration.v1.ValidatingWebhook by name] merge:name",
  },
  "admissionregistration.v1.Variable": { "@": "atomic" },
  "apiextensions.v1.CustomResourceDefinition": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apiextensions.v1.CustomResourceDefinitionSpec always",
    status: "apiextensions.v1.CustomResourceDefinitionStatus always",
  },
  "apiextensions.v1.CustomResourceDefinitionSpec": {
    names: "apiextensions.v1.CustomResourceDefinitionNames always",
  },
  "apiextensions.v1.CustomResourceDefinitionStatus": {
    acceptedNames: "apiextensions.v1.CustomResourceDefinitionNames always",
    conditions: "[apiextensions.v1.CustomResourceDefinitionCondition by type]",
  },
  "apiextensions.v1.CustomResourceDefinitionVersion": { schema: "apiextensions.v1.CustomResourceValidation" },
  "apiextensions.v1.CustomResourceValidation": { openAPIV3Schema: "apiextensions.v1.JSONSchemaProps" },
  "apiextensions.v1.JSONSchemaProps": {
    definitions: "{apiextensions.v1.JSONSchemaProps}",
    dependencies: "{}",
    not: "apiextensions.v1.JSONSchemaProps",
    patternProperties: "{apiextensions.v1.JSONSchemaProps}",
    properties: "{apiextensions.v1.JSONSchemaProps}",
    "x-kubernetes-validations": "[apiextensions.v1.ValidationRule by rule] merge:rule",
  },
  "apiregistration.v1.APIService": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apiregistration.v1.APIServiceSpec always",
    status: "apiregistration.v1.APIServiceStatus always",
  },
  "apiregistration.v1.APIServiceStatus": {
    conditions: "[apiregistration.v1.APIServiceCondition by type] merge:type",
  },
  "coordination.v1.Lease": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "coordination.v1.LeaseSpec always",
  },
  "events.v1.Event": {
    deprecatedSource: "core.v1.EventSource always",
    metadata: "meta.v1.ObjectMeta always",
    regarding: "core.v1.ObjectReference always",
    related: "core.v1.ObjectReference",
  },
  "flowcontrol.v1.FlowSchema": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "flowcontrol.v1.FlowSchemaSpec always",
    status: "flowcontrol.v1.FlowSchemaStatus always",
  },
  "flowcontrol.v1.FlowSchemaSpec": {
    priorityLevelConfiguration: "flowcontrol.v1.PriorityLevelConfigurationReference always",
  },
  "flowcontrol.v1.FlowSchemaStatus": {
    conditions: "[flowcontrol.v1.FlowSchemaCondition by type] merge:type",
  },
  "flowcontrol.v1.LimitedPriorityLevelConfiguration": {
    limitResponse: "flowcontrol.v1.LimitResponse always",
  },
  "flowcontrol.v1.NonResourcePolicyRule": { nonResourceURLs: "[set] always", verbs: "[set] always" },
  "flowcontrol.v1.PriorityLevelConfiguration": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "flowcontrol.v1.PriorityLevelConfigurationSpec always",
    status: "flowcontrol.v1.PriorityLevelConfigurationStatus always",
  },
  "flowcontrol.v1.PriorityLevelConfigurationSpec": {
    limited: "flowcontrol.v1.LimitedPriorityLevelConfiguration",
  },
  "flowcontrol.v1.PriorityLevelConfigurationStatus": {
    conditions: "[flowcontrol.v1.PriorityLevelConfigurationCondition by type] merge:type",
  },
  "flowcontrol.v1.ResourcePolicyRule": {
    apiGroups: "[set] always",
    namespaces: "[set]",
    resources: "[set] always",
    verbs: "[set] always",
  },
  "meta.v1.LabelSelector": { "@": "atomic", matchLabels: "{}" },
  "meta.v1.ObjectMeta": {
    annotations: "{}",
    finalizers: "[set] merge",
    labels: "{}",
    ownerReferences: "[meta.v1.OwnerReference by uid] merge:uid",
  },
  "meta.v1.OwnerReference": { "@": "atomic" },
  "node.v1.Overhead": { podFixed: "{}" },
  "node.v1.RuntimeClass": {
    metadata: "meta.v1.ObjectMeta always",
    overhead: "node.v1.Overhead",
    scheduling: "node.v1.Scheduling",
  },
  "node.v1.Scheduling": { nodeSelector: "{} atomic" },
  "scheduling.v1.PriorityClass": { metadata: "meta.v1.ObjectMeta always" },
};
