import type { MergeFactTable } from "./notation.ts";

/** How fields of the groups storage.k8s.io and resource.k8s.io merge. Notation: `notation.ts`. */
export const storageFacts: MergeFactTable = {
  "resource.v1.AllocatedDeviceStatus": { conditions: "[meta.v1.Condition by type]" },
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
  "resource.v1.DeviceClass": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "resource.v1.DeviceClassSpec always",
  },
  "resource.v1.DeviceCounterConsumption": { counters: "{resource.v1.Counter} always" },
  "resource.v1.DeviceRequest": { exactly: "resource.v1.ExactDeviceRequest" },
  "resource.v1.DeviceRequestAllocationResult": { consumedCapacity: "{}" },
  "resource.v1.DeviceSubRequest": { capacity: "resource.v1.CapacityRequirements" },
  "resource.v1.ExactDeviceRequest": { capacity: "resource.v1.CapacityRequirements" },
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
  "storage.v1.CSIDriver": { metadata: "meta.v1.ObjectMeta always", spec: "storage.v1.CSIDriverSpec always" },
  "storage.v1.CSIDriverSpec": { volumeLifecycleModes: "[set]" },
  "storage.v1.CSINode": { metadata: "meta.v1.ObjectMeta always", spec: "storage.v1.CSINodeSpec always" },
  "storage.v1.CSINodeSpec": { drivers: "[storage.v1.CSINodeDriver by name] always merge:name" },
  "storage.v1.CSIStorageCapacity": {
    metadata: "meta.v1.ObjectMeta always",
    nodeTopology: "meta.v1.LabelSelector",
  },
  "storage.v1.StorageClass": { metadata: "meta.v1.ObjectMeta always", parameters: "{}" },
  "storage.v1.VolumeAttachment": {
    metadata: "meta.v1.ObjectMeta always",
    spec: "storage.v1.VolumeAttachmentSpec always",
    status: "storage.v1.VolumeAttachmentStatus always",
  },
  "storage.v1.VolumeAttachmentSource": { inlineVolumeSpec: "core.v1.PersistentVolumeSpec" },
  "storage.v1.VolumeAttachmentSpec": { source: "storage.v1.VolumeAttachmentSource always" },
  "storage.v1.VolumeAttachmentStatus": { attachmentMetadata: "{}" },
  "storage.v1.VolumeAttributesClass": { metadata: "meta.v1.ObjectMeta always", parameters: "{}" },
};
