/** Field numbers of the groups for workloads, their network and limits. Notation and source: `notation.ts`. */
export const workloadsMessages = `
# apps.v1
ControllerRevision 1 metadata meta.v1.ObjectMeta,2 data j,3 revision i
DaemonSet 1 metadata meta.v1.ObjectMeta,2 spec DaemonSetSpec,3 status DaemonSetStatus
DaemonSetCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
DaemonSetSpec 1 selector meta.v1.LabelSelector,2 template core.v1.PodTemplateSpec,3 updateStrategy DaemonSetUpdateStrategy,4 minReadySeconds i,6 revisionHistoryLimit i*
DaemonSetStatus 1 currentNumberScheduled i,2 numberMisscheduled i,3 desiredNumberScheduled i,4 numberReady i,5 observedGeneration i,6 updatedNumberScheduled i,7 numberAvailable i,8 numberUnavailable i,9 collisionCount i*,10 conditions []DaemonSetCondition
DaemonSetUpdateStrategy 1 type s,2 rollingUpdate RollingUpdateDaemonSet
Deployment 1 metadata meta.v1.ObjectMeta,2 spec DeploymentSpec,3 status DeploymentStatus
DeploymentCondition 1 type s,2 status s,4 reason s,5 message s,6 lastUpdateTime t,7 lastTransitionTime t
DeploymentSpec 1 replicas i*,2 selector meta.v1.LabelSelector,3 template core.v1.PodTemplateSpec,4 strategy DeploymentStrategy,5 minReadySeconds i,6 revisionHistoryLimit i*,7 paused b,9 progressDeadlineSeconds i*
DeploymentStatus 1 observedGeneration i,2 replicas i,3 updatedReplicas i,4 availableReplicas i,5 unavailableReplicas i,6 conditions []DeploymentCondition,7 readyReplicas i,8 collisionCount i*,9 terminatingReplicas i*
DeploymentStrategy 1 type s,2 rollingUpdate RollingUpdateDeployment
ReplicaSet 1 metadata meta.v1.ObjectMeta,2 spec ReplicaSetSpec,3 status ReplicaSetStatus
ReplicaSetCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
ReplicaSetSpec 1 replicas i*,2 selector meta.v1.LabelSelector,3 template core.v1.PodTemplateSpec,4 minReadySeconds i
ReplicaSetStatus 1 replicas i,2 fullyLabeledReplicas i,3 observedGeneration i,4 readyReplicas i,5 availableReplicas i,6 conditions []ReplicaSetCondition,7 terminatingReplicas i*
RollingUpdateDaemonSet 1 maxUnavailable o,2 maxSurge o
RollingUpdateDeployment 1 maxUnavailable o,2 maxSurge o
RollingUpdateStatefulSetStrategy 1 partition i*,2 maxUnavailable o
StatefulSet 1 metadata meta.v1.ObjectMeta,2 spec StatefulSetSpec,3 status StatefulSetStatus
StatefulSetCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
StatefulSetOrdinals 1 start i
StatefulSetPersistentVolumeClaimRetentionPolicy 1 whenDeleted s,2 whenScaled s
StatefulSetSpec 1 replicas i*,2 selector meta.v1.LabelSelector,3 template core.v1.PodTemplateSpec,4 volumeClaimTemplates []core.v1.PersistentVolumeClaim,5 serviceName s,6 podManagementPolicy s,7 updateStrategy StatefulSetUpdateStrategy,8 revisionHistoryLimit i*,9 minReadySeconds i,10 persistentVolumeClaimRetentionPolicy StatefulSetPersistentVolumeClaimRetentionPolicy,11 ordinals StatefulSetOrdinals
StatefulSetStatus 1 observedGeneration i,2 replicas i,3 readyReplicas i,4 currentReplicas i,5 updatedReplicas i,6 currentRevision s,7 updateRevision s,9 collisionCount i*,10 conditions []StatefulSetCondition,11 availableReplicas i
StatefulSetUpdateStrategy 1 type s,2 rollingUpdate RollingUpdateStatefulSetStrategy
# batch.v1
CronJob 1 metadata meta.v1.ObjectMeta,2 spec CronJobSpec,3 status CronJobStatus
CronJobSpec 1 schedule s,2 startingDeadlineSeconds i*,3 concurrencyPolicy s,4 suspend b*,5 jobTemplate JobTemplateSpec,6 successfulJobsHistoryLimit i*,7 failedJobsHistoryLimit i*,8 timeZone s*
CronJobStatus 1 active []core.v1.ObjectReference,4 lastScheduleTime t,5 lastSuccessfulTime t
Job 1 metadata meta.v1.ObjectMeta,2 spec JobSpec,3 status JobStatus
JobCondition 1 type s,2 status s,3 lastProbeTime t,4 lastTransitionTime t,5 reason s,6 message s
JobSpec 1 parallelism i*,2 completions i*,3 activeDeadlineSeconds i*,4 selector meta.v1.LabelSelector,5 manualSelector b*,6 template core.v1.PodTemplateSpec,7 backoffLimit i*,8 ttlSecondsAfterFinished i*,9 completionMode s*,10 suspend b*,11 podFailurePolicy PodFailurePolicy,12 backoffLimitPerIndex i*,13 maxFailedIndexes i*,14 podReplacementPolicy s*,15 managedBy s*,16 successPolicy SuccessPolicy
JobStatus 1 conditions []JobCondition,2 startTime t,3 completionTime t,4 active i,5 succeeded i,6 failed i,7 completedIndexes s,8 uncountedTerminatedPods UncountedTerminatedPods,9 ready i*,10 failedIndexes s*,11 terminating i*
JobTemplateSpec 1 metadata meta.v1.ObjectMeta,2 spec JobSpec
PodFailurePolicy 1 rules []PodFailurePolicyRule
PodFailurePolicyOnExitCodesRequirement 1 containerName s*,2 operator s,3 values []i
PodFailurePolicyOnPodConditionsPattern 1 type s,2 status s
PodFailurePolicyRule 1 action s,2 onExitCodes PodFailurePolicyOnExitCodesRequirement,3 onPodConditions []PodFailurePolicyOnPodConditionsPattern
SuccessPolicy 1 rules []SuccessPolicyRule
SuccessPolicyRule 1 succeededIndexes s*,2 succeededCount i*
UncountedTerminatedPods 1 succeeded []s,2 failed []s
# autoscaling.v1
ContainerResourceMetricSource 1 name s,2 targetAverageUtilization i*,3 targetAverageValue q,5 container s
ContainerResourceMetricStatus 1 name s,2 currentAverageUtilization i*,3 currentAverageValue q,4 container s
CrossVersionObjectReference 1 kind s,2 name s,3 apiVersion s
ExternalMetricSource 1 metricName s,2 metricSelector meta.v1.LabelSelector,3 targetValue q,4 targetAverageValue q
ExternalMetricStatus 1 metricName s,2 metricSelector meta.v1.LabelSelector,3 currentValue q,4 currentAverageValue q
HorizontalPodAutoscaler 1 metadata meta.v1.ObjectMeta,2 spec HorizontalPodAutoscalerSpec,3 status HorizontalPodAutoscalerStatus
HorizontalPodAutoscalerCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
HorizontalPodAutoscalerSpec 1 scaleTargetRef CrossVersionObjectReference,2 minReplicas i*,3 maxReplicas i,4 targetCPUUtilizationPercentage i*
HorizontalPodAutoscalerStatus 1 observedGeneration i*,2 lastScaleTime t,3 currentReplicas i,4 desiredReplicas i,5 currentCPUUtilizationPercentage i*
MetricSpec 1 type s,2 object ObjectMetricSource,3 pods PodsMetricSource,4 resource ResourceMetricSource,5 external ExternalMetricSource,7 containerResource ContainerResourceMetricSource
MetricStatus 1 type s,2 object ObjectMetricStatus,3 pods PodsMetricStatus,4 resource ResourceMetricStatus,5 external ExternalMetricStatus,7 containerResource ContainerResourceMetricStatus
ObjectMetricSource 1 target CrossVersionObjectReference,2 metricName s,3 targetValue q,4 selector meta.v1.LabelSelector,5 averageValue q
ObjectMetricStatus 1 target CrossVersionObjectReference,2 metricName s,3 currentValue q,4 selector meta.v1.LabelSelector,5 averageValue q
PodsMetricSource 1 metricName s,2 targetAverageValue q,3 selector meta.v1.LabelSelector
PodsMetricStatus 1 metricName s,2 currentAverageValue q,3 selector meta.v1.LabelSelector
ResourceMetricSource 1 name s,2 targetAverageUtilization i*,3 targetAverageValue q
ResourceMetricStatus 1 name s,2 currentAverageUtilization i*,3 currentAverageValue q
Scale 1 metadata meta.v1.ObjectMeta,2 spec ScaleSpec,3 status ScaleStatus
ScaleSpec 1 replicas i
ScaleStatus 1 replicas i,2 selector s
# autoscaling.v2
ContainerResourceMetricSource 1 name s,2 target MetricTarget,3 container s
ContainerResourceMetricStatus 1 name s,2 current MetricValueStatus,3 container s
CrossVersionObjectReference 1 kind s,2 name s,3 apiVersion s
ExternalMetricSource 1 metric MetricIdentifier,2 target MetricTarget
ExternalMetricStatus 1 metric MetricIdentifier,2 current MetricValueStatus
HPAScalingPolicy 1 type s,2 value i,3 periodSeconds i
HPAScalingRules 1 selectPolicy s*,2 policies []HPAScalingPolicy,3 stabilizationWindowSeconds i*,4 tolerance q
HorizontalPodAutoscaler 1 metadata meta.v1.ObjectMeta,2 spec HorizontalPodAutoscalerSpec,3 status HorizontalPodAutoscalerStatus
HorizontalPodAutoscalerBehavior 1 scaleUp HPAScalingRules,2 scaleDown HPAScalingRules
HorizontalPodAutoscalerCondition 1 type s,2 status s,3 lastTransitionTime t,4 reason s,5 message s
HorizontalPodAutoscalerSpec 1 scaleTargetRef CrossVersionObjectReference,2 minReplicas i*,3 maxReplicas i,4 metrics []MetricSpec,5 behavior HorizontalPodAutoscalerBehavior
HorizontalPodAutoscalerStatus 1 observedGeneration i*,2 lastScaleTime t,3 currentReplicas i,4 desiredReplicas i,5 currentMetrics []MetricStatus,6 conditions []HorizontalPodAutoscalerCondition
MetricIdentifier 1 name s,2 selector meta.v1.LabelSelector
MetricSpec 1 type s,2 object ObjectMetricSource,3 pods PodsMetricSource,4 resource ResourceMetricSource,5 external ExternalMetricSource,7 containerResource ContainerResourceMetricSource
MetricStatus 1 type s,2 object ObjectMetricStatus,3 pods PodsMetricStatus,4 resource ResourceMetricStatus,5 external ExternalMetricStatus,7 containerResource ContainerResourceMetricStatus
MetricTarget 1 type s,2 value q,3 averageValue q,4 averageUtilization i*
MetricValueStatus 1 value q,2 averageValue q,3 averageUtilization i*
ObjectMetricSource 1 describedObject CrossVersionObjectReference,2 target MetricTarget,3 metric MetricIdentifier
ObjectMetricStatus 1 metric MetricIdentifier,2 current MetricValueStatus,3 describedObject CrossVersionObjectReference
PodsMetricSource 1 metric MetricIdentifier,2 target MetricTarget
PodsMetricStatus 1 metric MetricIdentifier,2 current MetricValueStatus
ResourceMetricSource 1 name s,2 target MetricTarget
ResourceMetricStatus 1 name s,2 current MetricValueStatus
# policy.v1
Eviction 1 metadata meta.v1.ObjectMeta,2 deleteOptions meta.v1.DeleteOptions
PodDisruptionBudget 1 metadata meta.v1.ObjectMeta,2 spec PodDisruptionBudgetSpec,3 status PodDisruptionBudgetStatus
PodDisruptionBudgetSpec 1 minAvailable o,2 selector meta.v1.LabelSelector,3 maxUnavailable o,4 unhealthyPodEvictionPolicy s*
PodDisruptionBudgetStatus 1 observedGeneration i,2 disruptedPods {}t,3 disruptionsAllowed i,4 currentHealthy i,5 desiredHealthy i,6 expectedPods i,7 conditions []meta.v1.Condition
# networking.v1
HTTPIngressPath 1 path s,2 backend IngressBackend,3 pathType s*
HTTPIngressRuleValue 1 paths []HTTPIngressPath
IPAddress 1 metadata meta.v1.ObjectMeta,2 spec IPAddressSpec
IPAddressSpec 1 parentRef ParentReference
IPBlock 1 cidr s,2 except []s
Ingress 1 metadata meta.v1.ObjectMeta,2 spec IngressSpec,3 status IngressStatus
IngressBackend 3 resource core.v1.TypedLocalObjectReference,4 service IngressServiceBackend
IngressClass 1 metadata meta.v1.ObjectMeta,2 spec IngressClassSpec
IngressClassParametersReference 1 apiGroup s*,2 kind s,3 name s,4 scope s*,5 namespace s*
IngressClassSpec 1 controller s,2 parameters IngressClassParametersReference
IngressLoadBalancerIngress 1 ip s,2 hostname s,4 ports []IngressPortStatus
IngressLoadBalancerStatus 1 ingress []IngressLoadBalancerIngress
IngressPortStatus 1 port i,2 protocol s,3 error s*
IngressRule 1 host s,2 . IngressRuleValue
IngressRuleValue 1 http HTTPIngressRuleValue
IngressServiceBackend 1 name s,2 port ServiceBackendPort
IngressSpec 1 defaultBackend IngressBackend,2 tls []IngressTLS,3 rules []IngressRule,4 ingressClassName s*
IngressStatus 1 loadBalancer IngressLoadBalancerStatus
IngressTLS 1 hosts []s,2 secretName s
NetworkPolicy 1 metadata meta.v1.ObjectMeta,2 spec NetworkPolicySpec
NetworkPolicyEgressRule 1 ports []NetworkPolicyPort,2 to []NetworkPolicyPeer
NetworkPolicyIngressRule 1 ports []NetworkPolicyPort,2 from []NetworkPolicyPeer
NetworkPolicyPeer 1 podSelector meta.v1.LabelSelector,2 namespaceSelector meta.v1.LabelSelector,3 ipBlock IPBlock
NetworkPolicyPort 1 protocol s*,2 port o,3 endPort i*
NetworkPolicySpec 1 podSelector meta.v1.LabelSelector,2 ingress []NetworkPolicyIngressRule,3 egress []NetworkPolicyEgressRule,4 policyTypes []s
ParentReference 1 group s,2 resource s,3 namespace s,4 name s
ServiceBackendPort 1 name s,2 number i
ServiceCIDR 1 metadata meta.v1.ObjectMeta,2 spec ServiceCIDRSpec,3 status ServiceCIDRStatus
ServiceCIDRSpec 1 cidrs []s
ServiceCIDRStatus 1 conditions []meta.v1.Condition
# discovery.v1
Endpoint 1 addresses []s,2 conditions EndpointConditions,3 hostname s*,4 targetRef core.v1.ObjectReference,5 deprecatedTopology {}s,6 nodeName s*,7 zone s*,8 hints EndpointHints
EndpointConditions 1 ready b*,2 serving b*,3 terminating b*
EndpointHints 1 forZones []ForZone,2 forNodes []ForNode
EndpointPort 1 name s*,2 protocol s*,3 port i*,4 appProtocol s*
EndpointSlice 1 metadata meta.v1.ObjectMeta,2 endpoints []Endpoint,3 ports []EndpointPort,4 addressType s
ForNode 1 name s
ForZone 1 name s
# events.v1
Event 1 metadata meta.v1.ObjectMeta,2 eventTime u,3 series EventSeries,4 reportingController s,5 reportingInstance s,6 action s,7 reason s,8 regarding core.v1.ObjectReference,9 related core.v1.ObjectReference,10 note s,11 type s,12 deprecatedSource core.v1.EventSource,13 deprecatedFirstTimestamp t,14 deprecatedLastTimestamp t,15 deprecatedCount i
EventSeries 1 count i,2 lastObservedTime u
# scheduling.v1
PriorityClass 1 metadata meta.v1.ObjectMeta,2 value i,3 globalDefault b,4 description s,5 preemptionPolicy s*
# coordination.v1
Lease 1 metadata meta.v1.ObjectMeta,2 spec LeaseSpec
LeaseSpec 1 holderIdentity s*,2 leaseDurationSeconds i*,3 acquireTime u,4 renewTime u,5 leaseTransitions i*,6 strategy s*,7 preferredHolder s*
# node.v1
Overhead 1 podFixed {}q
RuntimeClass 1 metadata meta.v1.ObjectMeta,2 handler s,3 overhead Overhead,4 scheduling Scheduling
Scheduling 1 nodeSelector {}s,2 tolerations []core.v1.Toleration
`;
