/**
 * Makes volumes for claims of classes whose provisioner is `rancher.io/local-path`: folders on the node on which the
 * first pod runs. Takes them away when they are left over, and lets them grow where the class allows it. Sources:
 * github.com/rancher/local-path-provisioner, sigs.k8s.io/sig-storage-lib-external-provisioner.
 */
import type { INode } from "kubernetes-models/v1/Node";
import type { IPersistentVolume } from "kubernetes-models/v1/PersistentVolume";
import type { IPersistentVolumeClaim } from "kubernetes-models/v1/PersistentVolumeClaim";
import type { KubeObject } from "../../../kube/object.ts";
import { LOCAL_PATH_PROVISIONER, storageClassNamed } from "../storage_classes.ts";
import { classOf } from "../volume_matching.ts";
import { type ControllerContext, tell } from "./controller.ts";
import { cacheKey } from "./informer.ts";
import { PROVISIONERS, SELECTED_NODE } from "./volume_binder.ts";
import { type Claim, PROVISIONED_BY, type Volume } from "./volume_writes.ts";
import { WorkQueue } from "./work_queue.ts";

/** What the pod takes that makes the folder, or removes it. */
const HELPER_POD_MS = 2500;
const FOLDER = "/var/local-path-provisioner";
const WRITER = { fieldManager: "local-path-provisioner" } as const;

export function startLocalPathProvisioner(context: ControllerContext): void {
  const { informers, queue } = context;
  const provisioner = new LocalPathProvisioner(context);
  const work = new WorkQueue(queue, {
    delayMs: 0,
    work: (key) => {
      const [namespace, name] = key.split("/");
      provisioner.begin(namespace, name!);
    },
  });
  const removal = new WorkQueue(queue, {
    delayMs: HELPER_POD_MS,
    work: (name) => provisioner.remove(name),
  });
  informers.of<IPersistentVolumeClaim>("persistentvolumeclaims").onChange(({ type, object }) => {
    if (type !== "DELETED" && isAsked(object)) {
      work.add(cacheKey(object.metadata.namespace, object.metadata.name));
    }
  });
  informers.of<IPersistentVolume>("persistentvolumes").onChange(({ type, object }) => {
    const isOurs = object.metadata.annotations?.[PROVISIONED_BY] === LOCAL_PATH_PROVISIONER;
    const isLeft = object.status?.phase === "Released" && !object.metadata.deletionTimestamp;
    const isToGo = object.spec?.persistentVolumeReclaimPolicy === "Delete";
    if (type !== "DELETED" && isOurs && isLeft && isToGo) removal.add(object.metadata.name);
  });
}

function isAsked({ metadata, spec }: Claim): boolean {
  return !spec?.volumeName && !metadata.deletionTimestamp &&
    metadata.annotations?.[PROVISIONERS[1]] === LOCAL_PATH_PROVISIONER;
}

class LocalPathProvisioner {
  readonly #context: ControllerContext;
  /** As controllers outside of the control plane name themselves: what, where, which. */
  #component: string | undefined;
  readonly #running = new Set<string>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  begin(namespace: string | undefined, name: string): void {
    const claim = this.#find<Claim>("persistentvolumeclaims", namespace, name);
    const node = claim?.metadata.annotations?.[SELECTED_NODE];
    const waits = claim &&
      storageClassNamed(this.#context.registry, classOf(claim))?.volumeBindingMode === "WaitForFirstConsumer";
    if (!claim || !isAsked(claim) || (waits && !node) || this.#running.has(claim.metadata.uid)) return;
    this.#running.add(claim.metadata.uid);
    const subject = JSON.stringify(cacheKey(namespace, name));
    this.#tell(
      claim,
      "Normal",
      "Provisioning",
      `External provisioner is provisioning volume for claim ${subject}`,
    );
    this.#context.queue.schedule(HELPER_POD_MS, () => {
      this.#running.delete(claim.metadata.uid);
      const current = this.#find<Claim>("persistentvolumeclaims", namespace, name);
      if (current?.metadata.uid === claim.metadata.uid && isAsked(current)) this.#provision(current, node);
    });
  }

  #provision(claim: Claim, nodeName: string | undefined): void {
    const { registry } = this.#context;
    const className = classOf(claim);
    const problem = problemOf(claim, nodeName);
    if (problem) {
      const message = `failed to provision volume with StorageClass ${JSON.stringify(className)}: ${problem}`;
      return this.#tell(claim, "Warning", "ProvisioningFailed", message);
    }
    const name = `pvc-${claim.metadata.uid}`;
    const policy = storageClassNamed(registry, className)?.reclaimPolicy ?? "Delete";
    const node = this.#find<INode>("nodes", undefined, nodeName!);
    const host = node?.metadata?.labels?.[HOSTNAME] ?? nodeName!;
    if (!this.#find("persistentvolumes", undefined, name)) {
      registry.create(registry.kind("persistentvolumes"), volumeFor(claim, name, host, policy), WRITER);
    }
    this.#tell(claim, "Normal", "ProvisioningSucceeded", `Successfully provisioned volume ${name}`);
  }

  /** The folder is gone; so is the volume. */
  remove(name: string): void {
    const { registry } = this.#context;
    const volume = this.#find<Volume>("persistentvolumes", undefined, name);
    if (volume?.status?.phase !== "Released" || volume.metadata.deletionTimestamp) return;
    registry.delete(registry.kind("persistentvolumes"), undefined, name);
  }

  #find<T>(plural: string, namespace: string | undefined, name: string): T | undefined {
    const { registry } = this.#context;
    return registry.find(registry.kind(plural), namespace, name) as T | undefined;
  }

  #tell(regarding: Claim, type: "Normal" | "Warning", reason: string, message: string): void {
    const { registry, random } = this.#context;
    this.#component ??= `${LOCAL_PATH_PROVISIONER}_local-path-provisioner_${random.uuid()}`;
    tell(registry, { regarding, type, reason, message, component: this.#component });
  }
}

const HOSTNAME = "kubernetes.io/hostname";

/** What a folder on a node cannot be. */
function problemOf({ spec }: Claim, nodeName: string | undefined): string | undefined {
  if (spec?.volumeMode === "Block") {
    return `${LOCAL_PATH_PROVISIONER} does not support block volume provisioning`;
  }
  if (spec?.selector) return "claim.Spec.Selector is not supported";
  if (spec?.accessModes?.some((mode) => mode !== "ReadWriteOnce" && mode !== "ReadWriteOncePod")) {
    return "NodePath only supports ReadWriteOnce and ReadWriteOncePod (1.22+) access modes";
  }
  return nodeName ? undefined : "configuration error, no node was specified";
}

function volumeFor(claim: Claim, name: string, hostname: string, policy: string): KubeObject {
  const { namespace, name: claimName, uid, resourceVersion } = claim.metadata;
  return {
    apiVersion: "v1",
    kind: "PersistentVolume",
    metadata: {
      name,
      annotations: {
        "local.path.provisioner/selected-node": hostname,
        [PROVISIONED_BY]: LOCAL_PATH_PROVISIONER,
      },
    },
    spec: {
      capacity: { storage: claim.spec!.resources!.requests!["storage"]! },
      hostPath: { path: `${FOLDER}/${name}_${namespace}_${claimName}`, type: "DirectoryOrCreate" },
      accessModes: claim.spec!.accessModes,
      claimRef: {
        kind: "PersistentVolumeClaim",
        namespace,
        name: claimName,
        uid,
        apiVersion: "v1",
        resourceVersion,
      },
      persistentVolumeReclaimPolicy: policy,
      storageClassName: classOf(claim),
      volumeMode: claim.spec!.volumeMode,
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [{ matchExpressions: [{ key: HOSTNAME, operator: "In", values: [hostname] }] }],
        },
      },
    },
  };
}
