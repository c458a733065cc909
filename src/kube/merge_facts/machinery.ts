import type { MergeFactTable } from "./notation.ts";

/** How fields merge of object metadata, of rights, and of the groups that configure the server itself. Notation: `notation.ts`. */
export const machineryFacts: MergeFactTable = {
  "admissionregistration.v1.MatchResources": {
    "@": "atomic",
    namespaceSelector: "meta.v1.LabelSelector",
    objectSelector: "meta.v1.LabelSelector",
  },
  "admissionregistration.v1.MutatingAdmissionPolicy": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "admissionregistration.v1.MutatingAdmissionPolicySpec always",
  },
  "admissionregistration.v1.MutatingAdmissionPolicyBinding": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec always",
  },
  "admissionregistration.v1.MutatingAdmissionPolicyBindingSpec": {
    matchResources: "admissionregistration.v1.MatchResources",
    paramRef: "admissionregistration.v1.ParamRef",
  },
  "admissionregistration.v1.MutatingAdmissionPolicySpec": {
    matchConditions: "[admissionregistration.v1.MatchCondition by name] merge:name",
    matchConstraints: "admissionregistration.v1.MatchResources",
    paramKind: "admissionregistration.v1.ParamKind",
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
  "authentication.v1.SelfSubjectReview": {
    metadata: "meta.v1.ObjectMeta always",
    status: "authentication.v1.SelfSubjectReviewStatus always",
  },
  "authentication.v1.SelfSubjectReviewStatus": { userInfo: "authentication.v1.UserInfo always" },
  "authentication.v1.TokenRequest": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authentication.v1.TokenRequestSpec always",
    status: "authentication.v1.TokenRequestStatus always",
  },
  "authentication.v1.TokenReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authentication.v1.TokenReviewSpec always",
    status: "authentication.v1.TokenReviewStatus always",
  },
  "authentication.v1.TokenReviewStatus": { user: "authentication.v1.UserInfo always" },
  "authentication.v1.UserInfo": { extra: "{}" },
  "authorization.v1.LocalSubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SelfSubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SelfSubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SelfSubjectRulesReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SelfSubjectRulesReviewSpec always",
    status: "authorization.v1.SubjectRulesReviewStatus always",
  },
  "authorization.v1.SubjectAccessReview": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "authorization.v1.SubjectAccessReviewSpec always",
    status: "authorization.v1.SubjectAccessReviewStatus always",
  },
  "authorization.v1.SubjectAccessReviewSpec": { extra: "{}" },
  "certificates.v1.CertificateSigningRequest": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "certificates.v1.CertificateSigningRequestSpec always",
    status: "certificates.v1.CertificateSigningRequestStatus always",
  },
  "certificates.v1.CertificateSigningRequestSpec": { extra: "{}" },
  "certificates.v1.CertificateSigningRequestStatus": {
    conditions: "[certificates.v1.CertificateSigningRequestCondition by type]",
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
  "rbac.v1.ClusterRole": { metadata: "meta.v1.ObjectMeta always" },
  "rbac.v1.ClusterRoleBinding": { metadata: "meta.v1.ObjectMeta always", roleRef: "rbac.v1.RoleRef always" },
  "rbac.v1.Role": { metadata: "meta.v1.ObjectMeta always" },
  "rbac.v1.RoleBinding": { metadata: "meta.v1.ObjectMeta always", roleRef: "rbac.v1.RoleRef always" },
  "rbac.v1.RoleRef": { "@": "atomic" },
  "rbac.v1.Subject": { "@": "atomic" },
  "resource.v1.AllocatedDeviceStatus": { conditions: "[meta.v1.Condition by type]", data: "raw" },
  "resource.v1.AllocationResult": {
    devices: "resource.v1.DeviceAllocationResult always",
    nodeSelector: "core.v1.NodeSelector",
  },
  "resource.v1.CapacityRequirements": { requests: "{}" },
  "resource.v1.CounterSet": { counters: "{resource.v1.Counter} always" },
  "resource.v1.Device": {
    attributes: "{resource.v1.DeviceAttribute}",
    capacity: "{resource.v1.DeviceCapacity}",
    nodeSelector: "core.v1.NodeSelector",
  },
  "resource.v1.DeviceAllocationConfiguration": { opaque: "resource.v1.OpaqueDeviceConfiguration" },
  "resource.v1.DeviceClaimConfiguration": { opaque: "resource.v1.OpaqueDeviceConfiguration" },
  "resource.v1.DeviceClass": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.DeviceClassSpec always",
  },
  "resource.v1.DeviceClassConfiguration": { opaque: "resource.v1.OpaqueDeviceConfiguration" },
  "resource.v1.DeviceCounterConsumption": { counters: "{resource.v1.Counter} always" },
  "resource.v1.DeviceRequest": { exactly: "resource.v1.ExactDeviceRequest" },
  "resource.v1.DeviceRequestAllocationResult": { consumedCapacity: "{}" },
  "resource.v1.DeviceSubRequest": { capacity: "resource.v1.CapacityRequirements" },
  "resource.v1.ExactDeviceRequest": { capacity: "resource.v1.CapacityRequirements" },
  "resource.v1.OpaqueDeviceConfiguration": { parameters: "raw" },
  "resource.v1.ResourceClaim": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.ResourceClaimSpec always",
    status: "resource.v1.ResourceClaimStatus always",
  },
  "resource.v1.ResourceClaimSpec": { devices: "resource.v1.DeviceClaim always" },
  "resource.v1.ResourceClaimStatus": {
    allocation: "resource.v1.AllocationResult",
    devices: "[resource.v1.AllocatedDeviceStatus by driver,device,pool,shareID]",
    reservedFor: "[resource.v1.ResourceClaimConsumerReference by uid] merge:uid",
  },
  "resource.v1.ResourceClaimTemplate": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.ResourceClaimTemplateSpec always",
  },
  "resource.v1.ResourceClaimTemplateSpec": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.ResourceClaimSpec always",
  },
  "resource.v1.ResourceSlice": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.ResourceSliceSpec always",
  },
  "resource.v1.ResourceSliceSpec": {
    nodeSelector: "core.v1.NodeSelector",
    pool: "resource.v1.ResourcePool always",
  },
};
