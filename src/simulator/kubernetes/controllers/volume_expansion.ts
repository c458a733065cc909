/**
 * Lets bound claims grow: the controller manager says who has to do it, and the one who has made the volume does.
 * Sources: pkg/controller/volume/expand, github.com/kubernetes-csi/external-resizer.
 */
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import { compareQuantities } from "../../../kube/quantity.ts";
import { LOCAL_PATH_PROVISIONER } from "../storage_classes.ts";
import { type ControllerContext, tell, timeText } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { type Claim, PROVISIONED_BY, type Volume } from "./volume_writes.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 30;
const RESIZE_MS = 2000;

export function startVolumeExpansion(context: ControllerContext): void {
  const { informers, queue } = context;
  const run = (step: (context: ControllerContext, claim: Claim, volume: Volume) => void) => (key: string) => {
    const [namespace, name] = key.split("/");
    const found = growing(context, namespace, name!);
    if (found) step(context, found.claim, found.volume);
  };
  const announce = new WorkQueue(queue, { delayMs: DELAY_MS, work: run(begin) });
  const resize = new WorkQueue(queue, { delayMs: RESIZE_MS, work: run(finish) });
  informers.of<IPersistentVolumeClaim>("persistentvolumeclaims").onChange(({ type, object, old }) => {
    const size = (claim: Claim | undefined) => claim?.spec?.resources?.requests?.["storage"];
    if (type === "DELETED" || object.status?.phase !== "Bound" || size(object) === size(old)) return;
    const key = cacheKey(object.metadata.namespace, object.metadata.name);
    announce.add(key);
    resize.add(key);
  });
}

/** A claim that wants more than it has, and its volume. */
function growing(
  { registry }: ControllerContext,
  namespace: string | undefined,
  name: string,
): { claim: Claim; volume: Volume } | undefined {
  const claim = registry.find(registry.kind("persistentvolumeclaims"), namespace, name) as Claim | undefined;
  const wanted = claim?.spec?.resources?.requests?.["storage"] ?? "0";
  if (
    !claim?.spec?.volumeName || compareQuantities(wanted, claim.status?.capacity?.["storage"] ?? "0") <= 0
  ) {
    return undefined;
  }
  const found = registry.find(registry.kind("persistentvolumes"), undefined, claim.spec.volumeName);
  return found && { claim, volume: found as Volume };
}

function begin(context: ControllerContext, claim: Claim, volume: Volume): void {
  const message = "waiting for an external controller to expand this PVC";
  say(context, claim, "ExternalExpanding", message, "volume_expand");
  if (!isOurs(volume)) return;
  const { registry, queue } = context;
  const time = timeText(queue.now());
  const condition = { type: "Resizing", status: "True", lastProbeTime: null, lastTransitionTime: time };
  registry.update(registry.kind("persistentvolumeclaims"), {
    ...claim,
    status: { ...claim.status, conditions: [condition] },
  }, { fieldManager: "csi-resizer", subresource: "status" });
  say(context, claim, "Resizing", `External resizer is resizing volume ${volume.metadata.name}`, RESIZER);
}

function finish(context: ControllerContext, claim: Claim, volume: Volume): void {
  if (!isOurs(volume)) return;
  const { registry } = context;
  const capacity = { storage: claim.spec!.resources!.requests!["storage"]! };
  const writer = { fieldManager: "csi-resizer" };
  const spec = { ...volume.spec, capacity };
  registry.update(registry.kind("persistentvolumes"), { ...volume, spec }, writer);
  const { conditions: _done, ...status } = claim.status ?? {};
  registry.update(registry.kind("persistentvolumeclaims"), { ...claim, status: { ...status, capacity } }, {
    ...writer,
    subresource: "status",
  });
  say(context, claim, "VolumeResizeSuccessful", "Resize volume succeeded", RESIZER);
}

const RESIZER = `external-resizer ${LOCAL_PATH_PROVISIONER}`;

function isOurs({ metadata }: Volume): boolean {
  return metadata.annotations?.[PROVISIONED_BY] === LOCAL_PATH_PROVISIONER;
}

function say(
  { registry }: ControllerContext,
  regarding: Claim,
  reason: string,
  message: string,
  component: string,
): void {
  tell(registry, { regarding, type: "Normal", reason, message, component });
}
