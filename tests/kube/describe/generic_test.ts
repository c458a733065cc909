import assert from "node:assert/strict";
import { fieldTitle } from "../../../src/kube/describe/generic.ts";
import { testRecordings } from "./recorded_descriptions.ts";

testRecordings([
  {
    file: "events.txt",
    kind: "Event",
    resource: "events",
    newcomers: true,
    drift: /Count:|Last Timestamp|Resource Version/,
  },
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
    drift: /Non Resource UR/, // kubectl 1.34 took the name apart otherwise
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
]);

const titles: [field: string, title: string][] = [
  ["cronSpec", "Cron Spec"],
  ["apiVersion", "API Version"],
  ["uid", "UID"],
  ["nonResourceURLs", "Non Resource URLs"],
  ["skipTLSVerify", "Skip TLSVerify"],
  ["abcDEf", "Abc D Ef"],
  ["openAPIV3Schema", "openAPIV3Schema"],
  ["x-kubernetes-validations", "X - Kubernetes - Validations"],
  ["$patch", "$patch"],
  ["seLinuxMount", "Se Linux Mount"],
];
for (const [field, title] of titles) {
  Deno.test(`the field ${field} is titled ${title}`, () => assert.equal(fieldTitle(field), title));
}
