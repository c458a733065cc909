/** Field numbers of metadata, rights, and the groups that configure the server itself. Notation and source: `notation.ts`. */
export const machineryMessages = `
# meta.v1
Condition 1 type s,2 status s,3 observedGeneration i,4 lastTransitionTime t,5 reason s,6 message s
DeleteOptions 1 gracePeriodSeconds i*,2 preconditions Preconditions,3 orphanDependents b*,4 propagationPolicy s*,5 dryRun []s,6 ignoreStoreReadErrorWithClusterBreakingPotential b*
FieldSelectorRequirement 1 key s,2 operator s,3 values []s
LabelSelector 1 matchLabels {}s,2 matchExpressions []LabelSelectorRequirement
LabelSelectorRequirement 1 key s,2 operator s,3 values []s
ListMeta 1 selfLink s,2 resourceVersion s,3 continue s,4 remainingItemCount i*,5 shardInfo ShardInfo
ManagedFieldsEntry 1 manager s,2 operation s,3 apiVersion s,4 time t,6 fieldsType s,7 fieldsV1 j,8 subresource s
ObjectMeta 1 name s,2 generateName s,3 namespace s,4 selfLink s,5 uid s,6 resourceVersion s,7 generation i,8 creationTimestamp t,9 deletionTimestamp t,10 deletionGracePeriodSeconds i*,11 labels {}s,12 annotations {}s,13 ownerReferences []OwnerReference,14 finalizers []s,17 managedFields []ManagedFieldsEntry
OwnerReference 1 kind s,3 name s,4 uid s,5 apiVersion s,6 controller b*,7 blockOwnerDeletion b*
Patch
Preconditions 1 uid s*,2 resourceVersion s*
ShardInfo 1 selector s
Status 1 metadata ListMeta,2 status s,3 message s,4 reason s,5 details StatusDetails,6 code i
StatusCause 1 reason s,2 message s,3 field s
StatusDetails 1 name s,2 group s,3 kind s,4 causes []StatusCause,5 retryAfterSeconds i,6 uid s
# apiextensions.v1
ConversionRequest 1 uid s,2 desiredAPIVersion s,3 objects []j
ConversionResponse 1 uid s,2 convertedObjects []j,3 result meta.v1.Status
ConversionReview 1 request ConversionRequest,2 response ConversionResponse
CustomResourceColumnDefinition 1 name s,2 type s,3 format s,4 description s,5 priority i,6 jsonPath s
CustomResourceConversion 1 strategy s,2 webhook WebhookConversion
CustomResourceDefinition 1 metadata meta.v1.ObjectMeta,2 spec CustomResourceDefinitionSpec,3 status CustomResourceDefinitionStatus
CustomResourceDefinitionCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s,6 observedGeneration i
CustomResourceDefinitionNames 1 plural s,2 singular s,3 shortNames []s,4 kind s,5 listKind s,6 categories []s
CustomResourceDefinitionSpec 1 group s,3 names CustomResourceDefinitionNames,4 scope s,7 versions []CustomResourceDefinitionVersion,9 conversion CustomResourceConversion,10 preserveUnknownFields b
CustomResourceDefinitionStatus 1 conditions []CustomResourceDefinitionCondition,2 acceptedNames CustomResourceDefinitionNames,3 storedVersions []s,4 observedGeneration i
CustomResourceDefinitionVersion 1 name s,2 served b,3 storage b,4 schema CustomResourceValidation,5 subresources CustomResourceSubresources,6 additionalPrinterColumns []CustomResourceColumnDefinition,7 deprecated b,8 deprecationWarning s*,9 selectableFields []SelectableField
CustomResourceSubresourceScale 1 specReplicasPath s,2 statusReplicasPath s,3 labelSelectorPath s*
CustomResourceSubresourceStatus
CustomResourceSubresources 1 status CustomResourceSubresourceStatus,2 scale CustomResourceSubresourceScale
CustomResourceValidation 1 openAPIV3Schema JSONSchemaProps
ExternalDocumentation 1 description s,2 url s
JSONSchemaProps 1 id s,2 \$schema s,3 \$ref s*,4 description s,5 type s,6 format s,7 title s,8 default j,9 maximum d*,10 exclusiveMaximum b,11 minimum d*,12 exclusiveMinimum b,13 maxLength i*,14 minLength i*,15 pattern s,16 maxItems i*,17 minItems i*,18 uniqueItems b,19 multipleOf d*,20 enum []j,21 maxProperties i*,22 minProperties i*,23 required []s,24 items JSONSchemaPropsOrArray,25 allOf []JSONSchemaProps,26 oneOf []JSONSchemaProps,27 anyOf []JSONSchemaProps,28 not JSONSchemaProps,29 properties {}JSONSchemaProps,30 additionalProperties JSONSchemaPropsOrBool,31 patternProperties {}JSONSchemaProps,32 dependencies {}JSONSchemaPropsOrStringArray,33 additionalItems JSONSchemaPropsOrBool,34 definitions {}JSONSchemaProps,35 externalDocs ExternalDocumentation,36 example j,37 nullable b,38 x-kubernetes-preserve-unknown-fields b*,39 x-kubernetes-embedded-resource b,40 x-kubernetes-int-or-string b,41 x-kubernetes-list-map-keys []s,42 x-kubernetes-list-type s*,43 x-kubernetes-map-type s*,44 x-kubernetes-validations []ValidationRule
JSONSchemaPropsOrArray 1 schema JSONSchemaProps,2 jSONSchemas []JSONSchemaProps
JSONSchemaPropsOrBool 1 allows b,2 schema JSONSchemaProps
JSONSchemaPropsOrStringArray 1 schema JSONSchemaProps,2 property []s
SelectableField 1 jsonPath s
ServiceReference 1 namespace s,2 name s,3 path s*,4 port i*
ValidationRule 1 rule s,2 message s,3 messageExpression s,4 reason s*,5 fieldPath s,6 optionalOldSelf b*
WebhookClientConfig 1 service ServiceReference,2 caBundle y,3 url s*
WebhookConversion 2 clientConfig WebhookClientConfig,3 conversionReviewVersions []s
# apiregistration.v1
APIService 1 metadata meta.v1.ObjectMeta,2 spec APIServiceSpec,3 status APIServiceStatus
APIServiceCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
APIServiceSpec 1 service ServiceReference,2 group s,3 version s,4 insecureSkipTLSVerify b,5 caBundle y,7 groupPriorityMinimum i,8 versionPriority i
APIServiceStatus 1 conditions []APIServiceCondition
ServiceReference 1 namespace s,2 name s,3 port i*
# admissionregistration.v1
ApplyConfiguration 1 expression s
AuditAnnotation 1 key s,2 valueExpression s
ExpressionWarning 2 fieldRef s,3 warning s
JSONPatch 1 expression s
MatchCondition 1 name s,2 expression s
MatchResources 1 namespaceSelector meta.v1.LabelSelector,2 objectSelector meta.v1.LabelSelector,3 resourceRules []NamedRuleWithOperations,4 excludeResourceRules []NamedRuleWithOperations,7 matchPolicy s*
MutatingAdmissionPolicy 1 metadata meta.v1.ObjectMeta,2 spec MutatingAdmissionPolicySpec
MutatingAdmissionPolicyBinding 1 metadata meta.v1.ObjectMeta,2 spec MutatingAdmissionPolicyBindingSpec
MutatingAdmissionPolicyBindingSpec 1 policyName s,2 paramRef ParamRef,3 matchResources MatchResources
MutatingAdmissionPolicySpec 1 paramKind ParamKind,2 matchConstraints MatchResources,3 variables []Variable,4 mutations []Mutation,5 failurePolicy s*,6 matchConditions []MatchCondition,7 reinvocationPolicy s
MutatingWebhook 1 name s,2 clientConfig WebhookClientConfig,3 rules []RuleWithOperations,4 failurePolicy s*,5 namespaceSelector meta.v1.LabelSelector,6 sideEffects s*,7 timeoutSeconds i*,8 admissionReviewVersions []s,9 matchPolicy s*,10 reinvocationPolicy s*,11 objectSelector meta.v1.LabelSelector,12 matchConditions []MatchCondition
MutatingWebhookConfiguration 1 metadata meta.v1.ObjectMeta,2 webhooks []MutatingWebhook
Mutation 2 patchType s,3 applyConfiguration ApplyConfiguration,4 jsonPatch JSONPatch
NamedRuleWithOperations 1 resourceNames []s,2 . RuleWithOperations
ParamKind 1 apiVersion s,2 kind s
ParamRef 1 name s,2 namespace s,3 selector meta.v1.LabelSelector,4 parameterNotFoundAction s*
Rule 1 apiGroups []s,2 apiVersions []s,3 resources []s,4 scope s*
RuleWithOperations 1 operations []s,2 . Rule
ServiceReference 1 namespace s,2 name s,3 path s*,4 port i*
TypeChecking 1 expressionWarnings []ExpressionWarning
ValidatingAdmissionPolicy 1 metadata meta.v1.ObjectMeta,2 spec ValidatingAdmissionPolicySpec,3 status ValidatingAdmissionPolicyStatus
ValidatingAdmissionPolicyBinding 1 metadata meta.v1.ObjectMeta,2 spec ValidatingAdmissionPolicyBindingSpec
ValidatingAdmissionPolicyBindingSpec 1 policyName s,2 paramRef ParamRef,3 matchResources MatchResources,4 validationActions []s
ValidatingAdmissionPolicySpec 1 paramKind ParamKind,2 matchConstraints MatchResources,3 validations []Validation,4 failurePolicy s*,5 auditAnnotations []AuditAnnotation,6 matchConditions []MatchCondition,7 variables []Variable
ValidatingAdmissionPolicyStatus 1 observedGeneration i,2 typeChecking TypeChecking,3 conditions []meta.v1.Condition
ValidatingWebhook 1 name s,2 clientConfig WebhookClientConfig,3 rules []RuleWithOperations,4 failurePolicy s*,5 namespaceSelector meta.v1.LabelSelector,6 sideEffects s*,7 timeoutSeconds i*,8 admissionReviewVersions []s,9 matchPolicy s*,10 objectSelector meta.v1.LabelSelector,11 matchConditions []MatchCondition
ValidatingWebhookConfiguration 1 metadata meta.v1.ObjectMeta,2 webhooks []ValidatingWebhook
Validation 1 expression s,2 message s,3 reason s*,4 messageExpression s
Variable 1 name s,2 expression s
WebhookClientConfig 1 service ServiceReference,2 caBundle y,3 url s*
# authentication.v1
BoundObjectReference 1 kind s,2 apiVersion s,3 name s,4 uid s
ExtraValue items
SelfSubjectReview 1 metadata meta.v1.ObjectMeta,2 status SelfSubjectReviewStatus
SelfSubjectReviewStatus 1 userInfo UserInfo
TokenRequest 1 metadata meta.v1.ObjectMeta,2 spec TokenRequestSpec,3 status TokenRequestStatus
TokenRequestSpec 1 audiences []s,3 boundObjectRef BoundObjectReference,4 expirationSeconds i*
TokenRequestStatus 1 token s,2 expirationTimestamp t
TokenReview 1 metadata meta.v1.ObjectMeta,2 spec TokenReviewSpec,3 status TokenReviewStatus
TokenReviewSpec 1 token s,2 audiences []s
TokenReviewStatus 1 authenticated b,2 user UserInfo,3 error s,4 audiences []s
UserInfo 1 username s,2 uid s,3 groups []s,4 extra {}ExtraValue
# authorization.v1
ExtraValue items
FieldSelectorAttributes 1 rawSelector s,2 requirements []meta.v1.FieldSelectorRequirement
LabelSelectorAttributes 1 rawSelector s,2 requirements []meta.v1.LabelSelectorRequirement
LocalSubjectAccessReview 1 metadata meta.v1.ObjectMeta,2 spec SubjectAccessReviewSpec,3 status SubjectAccessReviewStatus
NonResourceAttributes 1 path s,2 verb s
NonResourceRule 1 verbs []s,2 nonResourceURLs []s
ResourceAttributes 1 namespace s,2 verb s,3 group s,4 version s,5 resource s,6 subresource s,7 name s,8 fieldSelector FieldSelectorAttributes,9 labelSelector LabelSelectorAttributes
ResourceRule 1 verbs []s,2 apiGroups []s,3 resources []s,4 resourceNames []s
SelfSubjectAccessReview 1 metadata meta.v1.ObjectMeta,2 spec SelfSubjectAccessReviewSpec,3 status SubjectAccessReviewStatus
SelfSubjectAccessReviewSpec 1 resourceAttributes ResourceAttributes,2 nonResourceAttributes NonResourceAttributes
SelfSubjectRulesReview 1 metadata meta.v1.ObjectMeta,2 spec SelfSubjectRulesReviewSpec,3 status SubjectRulesReviewStatus
SelfSubjectRulesReviewSpec 1 namespace s
SubjectAccessReview 1 metadata meta.v1.ObjectMeta,2 spec SubjectAccessReviewSpec,3 status SubjectAccessReviewStatus
SubjectAccessReviewSpec 1 resourceAttributes ResourceAttributes,2 nonResourceAttributes NonResourceAttributes,3 user s,4 groups []s,5 extra {}ExtraValue,6 uid s
SubjectAccessReviewStatus 1 allowed b,2 reason s,3 evaluationError s,4 denied b
SubjectRulesReviewStatus 1 resourceRules []ResourceRule,2 nonResourceRules []NonResourceRule,3 incomplete b,4 evaluationError s
# certificates.v1
CertificateSigningRequest 1 metadata meta.v1.ObjectMeta,2 spec CertificateSigningRequestSpec,3 status CertificateSigningRequestStatus
CertificateSigningRequestCondition 1 type s,2 reason s,3 message s,4 lastUpdateTime t,5 lastTransitionTime t,6 status s
CertificateSigningRequestSpec 1 request y,2 username s,3 uid s,4 groups []s,5 usages []s,6 extra {}ExtraValue,7 signerName s,8 expirationSeconds i*
CertificateSigningRequestStatus 1 conditions []CertificateSigningRequestCondition,2 certificate y
ExtraValue items
# rbac.v1
AggregationRule 1 clusterRoleSelectors []meta.v1.LabelSelector
ClusterRole 1 metadata meta.v1.ObjectMeta,2 rules []PolicyRule,3 aggregationRule AggregationRule
ClusterRoleBinding 1 metadata meta.v1.ObjectMeta,2 subjects []Subject,3 roleRef RoleRef
PolicyRule 1 verbs []s,2 apiGroups []s,3 resources []s,4 resourceNames []s,5 nonResourceURLs []s
Role 1 metadata meta.v1.ObjectMeta,2 rules []PolicyRule
RoleBinding 1 metadata meta.v1.ObjectMeta,2 subjects []Subject,3 roleRef RoleRef
RoleRef 1 apiGroup s,2 kind s,3 name s
Subject 1 kind s,2 apiGroup s,3 name s,4 namespace s
# flowcontrol.v1
ExemptPriorityLevelConfiguration 1 nominalConcurrencyShares i*,2 lendablePercent i*
FlowDistinguisherMethod 1 type s
FlowSchema 1 metadata meta.v1.ObjectMeta,2 spec FlowSchemaSpec,3 status FlowSchemaStatus
FlowSchemaCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
FlowSchemaSpec 1 priorityLevelConfiguration PriorityLevelConfigurationReference,2 matchingPrecedence i,3 distinguisherMethod FlowDistinguisherMethod,4 rules []PolicyRulesWithSubjects
FlowSchemaStatus 1 conditions []FlowSchemaCondition
GroupSubject 1 name s
LimitResponse 1 type s,2 queuing QueuingConfiguration
LimitedPriorityLevelConfiguration 1 nominalConcurrencyShares i*,2 limitResponse LimitResponse,3 lendablePercent i*,4 borrowingLimitPercent i*
NonResourcePolicyRule 1 verbs []s,6 nonResourceURLs []s
PolicyRulesWithSubjects 1 subjects []Subject,2 resourceRules []ResourcePolicyRule,3 nonResourceRules []NonResourcePolicyRule
PriorityLevelConfiguration 1 metadata meta.v1.ObjectMeta,2 spec PriorityLevelConfigurationSpec,3 status PriorityLevelConfigurationStatus
PriorityLevelConfigurationCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
PriorityLevelConfigurationReference 1 name s
PriorityLevelConfigurationSpec 1 type s,2 limited LimitedPriorityLevelConfiguration,3 exempt ExemptPriorityLevelConfiguration
PriorityLevelConfigurationStatus 1 conditions []PriorityLevelConfigurationCondition
QueuingConfiguration 1 queues i,2 handSize i,3 queueLengthLimit i
ResourcePolicyRule 1 verbs []s,2 apiGroups []s,3 resources []s,4 clusterScope b,5 namespaces []s
ServiceAccountSubject 1 namespace s,2 name s
Subject 1 kind s,2 user UserSubject,3 group GroupSubject,4 serviceAccount ServiceAccountSubject
UserSubject 1 name s
`;
