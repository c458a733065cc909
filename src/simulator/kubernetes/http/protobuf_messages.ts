/**
 * Which field has which number in the messages that typed clients send (`kubectl create`, `kubectl auth`, helm).
 * Source: the generated.proto files of k8s.io/api and k8s.io/apimachinery. A line is `number name type`:
 * s text, i number, b flag, y bytes, t Time, o IntOrString, j JSON, m map of texts, n map of bytes, a capital name is
 * a message; `[]` before: a list; `*` behind: a pointer, of which zero is said on purpose.
 */
export const MESSAGES: Readonly<Record<string, string>> = {
  ObjectMeta:
    `1 name s, 2 generateName s, 3 namespace s, 4 selfLink s, 5 uid s, 6 resourceVersion s, 7 generation i,
    8 creationTimestamp t, 9 deletionTimestamp t, 10 deletionGracePeriodSeconds i*, 11 labels m, 12 annotations m,
    13 ownerReferences []OwnerReference, 14 finalizers []s, 17 managedFields []ManagedFieldsEntry`,
  OwnerReference: "1 kind s, 3 name s, 4 uid s, 5 apiVersion s, 6 controller b*, 7 blockOwnerDeletion b*",
  ManagedFieldsEntry:
    `1 manager s, 2 operation s, 3 apiVersion s, 4 time t, 6 fieldsType s, 7 fieldsV1 FieldsV1,
    8 subresource s`,
  FieldsV1: "1 Raw j",
  LabelSelector: "1 matchLabels m, 2 matchExpressions []LabelSelectorRequirement",
  LabelSelectorRequirement: "1 key s, 2 operator s, 3 values []s",
  DeleteOptions: `1 gracePeriodSeconds i*, 2 preconditions Preconditions, 3 orphanDependents b*,
    4 propagationPolicy s, 5 dryRun []s`,
  Preconditions: "1 uid s, 2 resourceVersion s",

  ConfigMap: "1 metadata ObjectMeta, 2 data m, 3 binaryData n, 4 immutable b*",
  Secret: "1 metadata ObjectMeta, 2 data n, 3 type s, 4 stringData m, 5 immutable b*",
  Namespace: "1 metadata ObjectMeta, 2 spec NamespaceSpec, 3 status NamespaceStatus",
  NamespaceSpec: "1 finalizers []s",
  NamespaceStatus: "1 phase s",
  ServiceAccount:
    `1 metadata ObjectMeta, 2 secrets []ObjectReference, 3 imagePullSecrets []LocalObjectReference,
    4 automountServiceAccountToken b*`,
  ObjectReference:
    `1 kind s, 2 namespace s, 3 name s, 4 uid s, 5 apiVersion s, 6 resourceVersion s, 7 fieldPath s`,
  LocalObjectReference: "1 name s",
  Service: "1 metadata ObjectMeta, 2 spec ServiceSpec, 3 status ServiceStatus",
  ServiceSpec:
    `1 ports []ServicePort, 2 selector m, 3 clusterIP s, 4 type s, 5 externalIPs []s, 7 sessionAffinity s,
    8 loadBalancerIP s, 9 loadBalancerSourceRanges []s, 10 externalName s, 11 externalTrafficPolicy s,
    12 healthCheckNodePort i, 13 publishNotReadyAddresses b, 17 ipFamilyPolicy s, 18 clusterIPs []s,
    19 ipFamilies []s, 20 allocateLoadBalancerNodePorts b*, 21 loadBalancerClass s, 22 internalTrafficPolicy s`,
  ServicePort: "1 name s, 2 protocol s, 3 port i, 4 targetPort o, 5 nodePort i, 6 appProtocol s",
  ServiceStatus: "1 loadBalancer LoadBalancerStatus",
  LoadBalancerStatus: "",

  Deployment: "1 metadata ObjectMeta, 2 spec DeploymentSpec, 3 status DeploymentStatus",
  DeploymentSpec:
    `1 replicas i*, 2 selector LabelSelector, 3 template PodTemplateSpec, 4 strategy DeploymentStrategy,
    5 minReadySeconds i, 6 revisionHistoryLimit i*, 7 paused b, 9 progressDeadlineSeconds i*`,
  DeploymentStrategy: "1 type s, 2 rollingUpdate RollingUpdateDeployment",
  RollingUpdateDeployment: "1 maxUnavailable o, 2 maxSurge o",
  DeploymentStatus: `1 observedGeneration i, 2 replicas i, 3 updatedReplicas i, 4 availableReplicas i,
    5 unavailableReplicas i, 7 readyReplicas i, 8 collisionCount i*, 9 terminatingReplicas i*`,
  PodTemplateSpec: "1 metadata ObjectMeta, 2 spec PodSpec",
  PodSpec:
    `2 containers []Container, 3 restartPolicy s, 4 terminationGracePeriodSeconds i*, 5 activeDeadlineSeconds i*,
    6 dnsPolicy s, 7 nodeSelector m, 8 serviceAccountName s, 9 serviceAccount s, 10 nodeName s, 11 hostNetwork b,
    12 hostPID b, 13 hostIPC b, 15 imagePullSecrets []LocalObjectReference, 16 hostname s, 17 subdomain s,
    19 schedulerName s, 20 initContainers []Container, 21 automountServiceAccountToken b*, 24 priorityClassName s`,
  Container:
    `1 name s, 2 image s, 3 command []s, 4 args []s, 5 workingDir s, 6 ports []ContainerPort, 7 env []EnvVar,
    8 resources ResourceRequirements, 13 terminationMessagePath s, 14 imagePullPolicy s, 16 stdin b, 17 stdinOnce b,
    18 tty b, 20 terminationMessagePolicy s`,
  ContainerPort: "1 name s, 2 hostPort i, 3 containerPort i, 4 protocol s, 5 hostIP s",
  EnvVar: "1 name s, 2 value s",
  ResourceRequirements: "",

  Eviction: "1 metadata ObjectMeta, 2 deleteOptions DeleteOptions",
  TokenRequest: "1 metadata ObjectMeta, 2 spec TokenRequestSpec, 3 status TokenRequestStatus",
  TokenRequestSpec: "1 audiences []s, 4 expirationSeconds i*",
  TokenRequestStatus: "1 token s, 2 expirationTimestamp t",
  SelfSubjectReview: "1 metadata ObjectMeta, 2 status SelfSubjectReviewStatus",
  SelfSubjectReviewStatus: "1 userInfo UserInfo",
  UserInfo: "1 username s, 2 uid s, 3 groups []s",
  SelfSubjectAccessReview: "1 metadata ObjectMeta, 2 spec AccessReviewSpec, 3 status AccessReviewStatus",
  AccessReviewSpec: "1 resourceAttributes ResourceAttributes, 2 nonResourceAttributes NonResourceAttributes",
  ResourceAttributes:
    "1 namespace s, 2 verb s, 3 group s, 4 version s, 5 resource s, 6 subresource s, 7 name s",
  NonResourceAttributes: "1 path s, 2 verb s",
  AccessReviewStatus: "1 allowed b, 2 reason s, 3 evaluationError s, 4 denied b",
  SelfSubjectRulesReview: "1 metadata ObjectMeta, 2 spec RulesReviewSpec, 3 status RulesReviewStatus",
  RulesReviewSpec: "1 namespace s",
  RulesReviewStatus: "3 incomplete b, 4 evaluationError s",
};
