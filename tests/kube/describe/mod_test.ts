import assert from "node:assert/strict";
import { describerFor, describerOf, describers } from "../../../src/kube/describe/mod.ts";
import { hasFixtures } from "../../fixtures.ts";
import { assertRecorded, type Recording } from "./recorded_descriptions.ts";

const recordings: Recording[] = [
  { file: "pods.txt", kind: "Pod", resource: "pods" },
  { file: "pod_multi.txt", kind: "Pod", resource: "pods" },
  { file: "prefix.txt", kind: "Pod", resource: "pods" },
  { file: "errors_pods.txt", kind: "Pod", resource: "pods" },
  { file: "deploy_nginx-deployment.txt", group: "apps", kind: "Deployment", resource: "deployments" },
  { file: "rs.txt", group: "apps", kind: "ReplicaSet", resource: "replicasets" },
  { file: "quota-rs.txt", group: "apps", kind: "ReplicaSet", resource: "replicasets" },
  { file: "rc_rc-nginx.txt", kind: "ReplicationController", resource: "replicationcontrollers" },
  { file: "svc.txt", kind: "Service", resource: "services" },
  { file: "svc_my-service.txt", kind: "Service", resource: "services" },
  { file: "kube-dns.txt", kind: "Service", resource: "services" },
  { file: "node_node-1.txt", kind: "Node", resource: "nodes" },
  { file: "ns_default.txt", kind: "Namespace", resource: "namespaces" },
  { file: "quota_ns.txt", kind: "Namespace", resource: "namespaces" },
  { file: "cm_game-demo.txt", kind: "ConfigMap", resource: "configmaps" },
  { file: "secret_mysecret.txt", kind: "Secret", resource: "secrets" },
  { file: "sa_build-robot.txt", kind: "ServiceAccount", resource: "serviceaccounts" },
  {
    file: "endpointslices.txt",
    group: "discovery.k8s.io",
    kind: "EndpointSlice",
    resource: "endpointslices",
  },
  { file: "events.txt", kind: "Event", resource: "events" },
  {
    file: "apiservice_v1.apps.txt",
    group: "apiregistration.k8s.io",
    kind: "APIService",
    resource: "apiservices",
  },
  {
    file: "controllerrevision.txt",
    group: "apps",
    kind: "ControllerRevision",
    resource: "controllerrevisions",
  },
  {
    file: "crd_crontabs.stable.example.com.txt",
    group: "apiextensions.k8s.io",
    kind: "CustomResourceDefinition",
    resource: "customresourcedefinitions",
  },
  { file: "csidriver.txt", group: "storage.k8s.io", kind: "CSIDriver", resource: "csidrivers" },
  { file: "ct_my-new-cron-object.txt", group: "stable.example.com", kind: "CronTab", resource: "crontabs" },
  { file: "deviceclass.txt", group: "resource.k8s.io", kind: "DeviceClass", resource: "deviceclasses" },
  {
    file: "flowschema_exempt.txt",
    group: "flowcontrol.apiserver.k8s.io",
    kind: "FlowSchema",
    resource: "flowschemas",
  },
  { file: "podtemplate.txt", kind: "PodTemplate", resource: "podtemplates" },
  {
    file: "prioritylevelconfiguration_exempt.txt",
    group: "flowcontrol.apiserver.k8s.io",
    kind: "PriorityLevelConfiguration",
    resource: "prioritylevelconfigurations",
  },
  { file: "resourceclaims.txt", group: "resource.k8s.io", kind: "ResourceClaim", resource: "resourceclaims" },
  { file: "resourceslices.txt", group: "resource.k8s.io", kind: "ResourceSlice", resource: "resourceslices" },
  { file: "runtimeclass.txt", group: "node.k8s.io", kind: "RuntimeClass", resource: "runtimeclasses" },
  {
    file: "validatingadmissionpolicy.txt",
    group: "admissionregistration.k8s.io",
    kind: "ValidatingAdmissionPolicy",
    resource: "validatingadmissionpolicies",
  },
  {
    file: "validatingwebhookconfigurations.txt",
    group: "admissionregistration.k8s.io",
    kind: "ValidatingWebhookConfiguration",
    resource: "validatingwebhookconfigurations",
  },
  {
    file: "volumeattachment.txt",
    group: "storage.k8s.io",
    kind: "VolumeAttachment",
    resource: "volumeattachments",
  },
  { file: "widget_w1.txt", group: "example.com", kind: "Widget", resource: "widgets" },
];

for (const recording of recordings) {
  Deno.test({
    name: `described as kubectl did: ${recording.file}`,
    ignore: !hasFixtures,
    fn: () => assertRecorded(recording),
  });
}

Deno.test("no kind has two describers", () => {
  const names = describers.map(({ group, kind }) => `${kind}.${group}`);
  assert.deepEqual(names, [...new Set(names)]);
});

Deno.test("a kind without describer gets the generic one", () => {
  const object = {
    apiVersion: "stable.example.com/v1",
    kind: "CronTab",
    metadata: { name: "c" },
    spec: { cronSpec: "x" },
  };
  assert.equal(describerOf(object).kind, "CronTab");
  assert.match(
    describerFor("stable.example.com", "CronTab").describe(object, {}, { nowMs: 0 }),
    /Cron Spec: +x/,
  );
});
