/** Field numbers of storage and of devices. Notation and source: `notation.ts`. */
export const storageMessages = `
# storage.v1
CSIDriver 1 metadata meta.v1.ObjectMeta,2 spec CSIDriverSpec
CSIDriverSpec 1 attachRequired b*,2 podInfoOnMount b*,3 volumeLifecycleModes []s,4 storageCapacity b*,5 fsGroupPolicy s*,6 tokenRequests []TokenRequest,7 requiresRepublish b*,8 seLinuxMount b*,9 nodeAllocatableUpdatePeriodSeconds i*,10 serviceAccountTokenInSecrets b*,11 preventPodSchedulingIfMissing b*
CSINode 1 metadata meta.v1.ObjectMeta,2 spec CSINodeSpec
CSINodeDriver 1 name s,2 nodeID s,3 topologyKeys []s,4 allocatable VolumeNodeResources
CSINodeSpec 1 drivers []CSINodeDriver
CSIStorageCapacity 1 metadata meta.v1.ObjectMeta,2 nodeTopology meta.v1.LabelSelector,3 storageClassName s,4 capacity q,5 maximumVolumeSize q
StorageClass 1 metadata meta.v1.ObjectMeta,2 provisioner s,3 parameters {}s,4 reclaimPolicy s*,5 mountOptions []s,6 allowVolumeExpansion b*,7 volumeBindingMode s*,8 allowedTopologies []core.v1.TopologySelectorTerm
TokenRequest 1 audience s,2 expirationSeconds i*
VolumeAttachment 1 metadata meta.v1.ObjectMeta,2 spec VolumeAttachmentSpec,3 status VolumeAttachmentStatus
VolumeAttachmentSource 1 persistentVolumeName s*,2 inlineVolumeSpec core.v1.PersistentVolumeSpec
VolumeAttachmentSpec 1 attacher s,2 source VolumeAttachmentSource,3 nodeName s
VolumeAttachmentStatus 1 attached b,2 attachmentMetadata {}s,3 attachError VolumeError,4 detachError VolumeError
VolumeAttributesClass 1 metadata meta.v1.ObjectMeta,2 driverName s,3 parameters {}s
VolumeError 1 time t,2 message s,3 errorCode i*
VolumeNodeResources 1 count i*
# resource.v1
AllocatedDeviceStatus 1 driver s,2 pool s,3 device s,4 conditions []meta.v1.Condition,5 data j,6 networkData NetworkDeviceData,7 shareID s*
AllocationResult 1 devices DeviceAllocationResult,3 nodeSelector core.v1.NodeSelector,5 allocationTimestamp t
CELDeviceSelector 1 expression s
CapacityRequestPolicy 1 default q,3 validValues []q,4 validRange CapacityRequestPolicyRange
CapacityRequestPolicyRange 1 min q,2 max q,3 step q
CapacityRequirements 1 requests {}q
Counter 1 value q
CounterSet 1 name s,2 counters {}Counter
Device 1 name s,2 attributes {}DeviceAttribute,3 capacity {}DeviceCapacity,4 consumesCounters []DeviceCounterConsumption,5 nodeName s*,6 nodeSelector core.v1.NodeSelector,7 allNodes b*,8 taints []DeviceTaint,9 bindsToNode b*,10 bindingConditions []s,11 bindingFailureConditions []s,12 allowMultipleAllocations b*,13 nodeAllocatableResourceMappings {}NodeAllocatableResourceMapping
DeviceAllocationConfiguration 1 source s,2 requests []s,3 . DeviceConfiguration
DeviceAllocationResult 1 results []DeviceRequestAllocationResult,2 config []DeviceAllocationConfiguration
DeviceAttribute 2 int i*,3 bool b*,4 string s*,5 version s*,6 ints []i,7 bools []b,8 strings []s,9 versions []s
DeviceCapacity 1 value q,2 requestPolicy CapacityRequestPolicy
DeviceClaim 1 requests []DeviceRequest,2 constraints []DeviceConstraint,3 config []DeviceClaimConfiguration
DeviceClaimConfiguration 1 requests []s,2 . DeviceConfiguration
DeviceClass 1 metadata meta.v1.ObjectMeta,2 spec DeviceClassSpec
DeviceClassConfiguration 1 . DeviceConfiguration
DeviceClassSpec 1 selectors []DeviceSelector,2 config []DeviceClassConfiguration,4 extendedResourceName s*
DeviceConfiguration 1 opaque OpaqueDeviceConfiguration
DeviceConstraint 1 requests []s,2 matchAttribute s*,3 distinctAttribute s*
DeviceCounterConsumption 1 counterSet s,2 counters {}Counter
DeviceRequest 1 name s,2 exactly ExactDeviceRequest,3 firstAvailable []DeviceSubRequest
DeviceRequestAllocationResult 1 request s,2 driver s,3 pool s,4 device s,5 adminAccess b*,6 tolerations []DeviceToleration,7 bindingConditions []s,8 bindingFailureConditions []s,9 shareID s*,10 consumedCapacity {}q
DeviceSelector 1 cel CELDeviceSelector
DeviceSubRequest 1 name s,2 deviceClassName s,3 selectors []DeviceSelector,4 allocationMode s,5 count i,6 tolerations []DeviceToleration,7 capacity CapacityRequirements
DeviceTaint 1 key s,2 value s,3 effect s,4 timeAdded t
DeviceToleration 1 key s,2 operator s,3 value s,4 effect s,5 tolerationSeconds i*
ExactDeviceRequest 1 deviceClassName s,2 selectors []DeviceSelector,3 allocationMode s,4 count i,5 adminAccess b*,6 tolerations []DeviceToleration,7 capacity CapacityRequirements
NetworkDeviceData 1 interfaceName s,2 ips []s,3 hardwareAddress s
NodeAllocatableResourceMapping 1 capacityKey s*,2 allocationMultiplier q
OpaqueDeviceConfiguration 1 driver s,2 parameters j
ResourceClaim 1 metadata meta.v1.ObjectMeta,2 spec ResourceClaimSpec,3 status ResourceClaimStatus
ResourceClaimConsumerReference 1 apiGroup s,3 resource s,4 name s,5 uid s
ResourceClaimSpec 1 devices DeviceClaim
ResourceClaimStatus 1 allocation AllocationResult,2 reservedFor []ResourceClaimConsumerReference,4 devices []AllocatedDeviceStatus
ResourceClaimTemplate 1 metadata meta.v1.ObjectMeta,2 spec ResourceClaimTemplateSpec
ResourceClaimTemplateSpec 1 metadata meta.v1.ObjectMeta,2 spec ResourceClaimSpec
ResourcePool 1 name s,2 generation i,3 resourceSliceCount i
ResourceSlice 1 metadata meta.v1.ObjectMeta,2 spec ResourceSliceSpec
ResourceSliceSpec 1 driver s,2 pool ResourcePool,3 nodeName s*,4 nodeSelector core.v1.NodeSelector,5 allNodes b*,6 devices []Device,7 perDeviceNodeSelection b*,8 sharedCounters []CounterSet
`;
