import type { MergeFactTable } from "./notation.ts";

/** How fields of the groups apps and batch merge. Notation: `notation.ts`. */
export const workloadFacts: MergeFactTable = {
  "apps.v1.ControllerRevision": { data: "raw", metadata: "meta.v1.ObjectMeta always" },
  "apps.v1.DaemonSet": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apps.v1.DaemonSetSpec always",
    status: "apps.v1.DaemonSetStatus always",
  },
  "apps.v1.DaemonSetSpec": {
    selector: "meta.v1.LabelSelector",
    template: "core.v1.PodTemplateSpec always",
    updateStrategy: "apps.v1.DaemonSetUpdateStrategy always",
  },
  "apps.v1.DaemonSetStatus": { conditions: "[apps.v1.DaemonSetCondition by type] merge:type" },
  "apps.v1.Deployment": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apps.v1.DeploymentSpec always",
    status: "apps.v1.DeploymentStatus always",
  },
  "apps.v1.DeploymentSpec": {
    selector: "meta.v1.LabelSelector",
    strategy: "apps.v1.DeploymentStrategy always retainKeys",
    template: "core.v1.PodTemplateSpec always",
  },
  "apps.v1.DeploymentStatus": { conditions: "[apps.v1.DeploymentCondition by type] merge:type" },
  "apps.v1.ReplicaSet": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apps.v1.ReplicaSetSpec always",
    status: "apps.v1.ReplicaSetStatus always",
  },
  "apps.v1.ReplicaSetSpec": { selector: "meta.v1.LabelSelector", template: "core.v1.PodTemplateSpec always" },
  "apps.v1.ReplicaSetStatus": { conditions: "[apps.v1.ReplicaSetCondition by type] merge:type" },
  "apps.v1.StatefulSet": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "apps.v1.StatefulSetSpec always",
    status: "apps.v1.StatefulSetStatus always",
  },
  "apps.v1.StatefulSetSpec": {
    selector: "meta.v1.LabelSelector",
    template: "core.v1.PodTemplateSpec always",
    updateStrategy: "apps.v1.StatefulSetUpdateStrategy always",
  },
  "apps.v1.StatefulSetStatus": { conditions: "[apps.v1.StatefulSetCondition by type] merge:type" },
  "batch.v1.CronJob": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "batch.v1.CronJobSpec always",
    status: "batch.v1.CronJobStatus always",
  },
  "batch.v1.CronJobSpec": { jobTemplate: "batch.v1.JobTemplateSpec always" },
  "batch.v1.Job": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "batch.v1.JobSpec always",
    status: "batch.v1.JobStatus always",
  },
  "batch.v1.JobSpec": { selector: "meta.v1.LabelSelector", template: "core.v1.PodTemplateSpec always" },
  "batch.v1.JobStatus": {
    conditions: "[batch.v1.JobCondition] merge:type",
    uncountedTerminatedPods: "batch.v1.UncountedTerminatedPods",
  },
  "batch.v1.JobTemplateSpec": { metadata: "meta.v1.ObjectMeta always", spec: "batch.v1.JobSpec always" },
  "batch.v1.PodFailurePolicyOnExitCodesRequirement": { values: "[set] always" },
  "batch.v1.PodFailurePolicyRule": { onExitCodes: "batch.v1.PodFailurePolicyOnExitCodesRequirement" },
  "batch.v1.UncountedTerminatedPods": { failed: "[set]", succeeded: "[set]" },
};
