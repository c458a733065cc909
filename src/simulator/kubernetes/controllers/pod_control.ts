/** Makes and deletes a workload's pods and tells it in Events (pkg/controller/controller_utils.go, RealPodControl). */
import type { IPod } from "kubernetes-models/v1/Pod";
import type { IPodTemplateSpec } from "kubernetes-models/v1/PodTemplateSpec";
import type { KubeObject, Stored } from "../../../kube/object.ts";
import { copyOf } from "../json_value.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { ownerReference } from "./claim.ts";
import { type ControllerContext, MANAGER, tell } from "./controller.ts";

export type Pod = Stored<IPod> & StoredObject;

/** Whose pods they are, and who writes Events. */
export interface PodOwner {
  apiVersion: string;
  kind: string;
  /** `replicaset-controller` */
  component: string;
}

export class PodControl {
  readonly #context: ControllerContext;
  readonly #owner: PodOwner;

  constructor(context: ControllerContext, owner: PodOwner) {
    this.#context = context;
    this.#owner = owner;
  }

  /** A pod as the template has it, owned. */
  podOf(set: StoredObject, template: IPodTemplateSpec | undefined): KubeObject {
    return {
      apiVersion: "v1",
      kind: "Pod",
      metadata: {
        ...copyOf(template?.metadata ?? {}),
        generateName: `${set.metadata.name}-`,
        namespace: set.metadata.namespace!,
        ownerReferences: [ownerReference(set, this.#owner.apiVersion, this.#owner.kind)],
      },
      spec: copyOf(template?.spec ?? { containers: [] }),
    };
  }

  /** The pod, or what the server said against it. */
  create(set: StoredObject, pod: KubeObject): Pod | StatusError {
    try {
      const made = this.#context.registry.create(this.#kind, pod, MANAGER) as Pod;
      this.record(set, "Normal", "SuccessfulCreate", `Created pod: ${made.metadata.name}`);
      return made;
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.record(set, "Warning", "FailedCreate", `Error creating: ${error.message}`);
      return error;
    }
  }

  /** In batches of 1, 2, 4 …: what is refused once would be refused a thousand times. The first refusal ends it. */
  createAll(set: StoredObject, pods: readonly KubeObject[]): StatusError | undefined {
    for (let batch = 1, made = 0; made < pods.length; made += batch, batch *= 2) {
      for (const pod of pods.slice(made, made + batch)) {
        const result = this.create(set, pod);
        if (result instanceof StatusError) return result;
      }
    }
    return undefined;
  }

  /** A pod that is gone already is none to tell of. */
  delete(set: StoredObject, { metadata: { namespace, name, uid } }: Pod): void {
    try {
      this.#context.registry.delete(this.#kind, namespace, name, { preconditions: { uid } });
    } catch (error) {
      if (!(error instanceof StatusError) || (error.code !== 404 && error.code !== 409)) throw error;
      return;
    }
    this.record(set, "Normal", "SuccessfulDelete", `Deleted pod: ${name}`);
  }

  record(regarding: StoredObject, type: "Normal" | "Warning", reason: string, message: string): void {
    tell(this.#context.registry, { regarding, type, reason, message, component: this.#owner.component });
  }

  get #kind() {
    return this.#context.registry.kind("pods");
  }
}
