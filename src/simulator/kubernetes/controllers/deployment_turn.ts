/**
 * One turn of the Deployment controller on one Deployment: the objects as the turn's own writes leave them, and all
 * the writes there are. What to write is decided in deployment.ts.
 */
import type { IDeploymentStatus } from "kubernetes-models/apps/v1/DeploymentStatus";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, tell } from "./controller.ts";
import {
  type Deployment,
  desiredOf,
  findNew,
  limitsOf,
  makeReplicaSet,
  newSetAnnotations,
  type ReplicaSet,
  REVISION,
  revisionOf,
  sizeAnnotations,
} from "./deployment_replica_sets.ts";
import { condition, findCondition, hasDeadline, type Rollout, setCondition } from "./deployment_status.ts";
import { controllerOf } from "./informer.ts";
import { isSameTemplate } from "./pod_template_hash.ts";
import { newReplicaSetSize } from "./rolling_update.ts";

export class DeploymentTurn {
  deployment: Deployment;
  /** All ReplicaSets, oldest first. */
  sets: readonly ReplicaSet[];
  /** The one with the Deployment's template. */
  current: ReplicaSet | undefined;
  readonly #context: ControllerContext;

  constructor(context: ControllerContext, deployment: Deployment, sets: readonly ReplicaSet[]) {
    this.#context = context;
    this.deployment = deployment;
    this.sets = sets;
    this.current = findNew(deployment, sets);
  }

  get rollout(): Rollout {
    const { deployment, sets, current } = this;
    return { deployment, sets, current, nowMs: this.#context.queue.now() };
  }

  get olds(): ReplicaSet[] {
    return this.sets.filter((set) => set.metadata.uid !== this.current?.metadata.uid);
  }

  /** spec.replicas of all ReplicaSets. */
  get total(): number {
    return this.sets.reduce((sum, set) => sum + (set.spec?.replicas ?? 0), 0);
  }

  /** Changes a ReplicaSet's size and notes for which size of the Deployment. */
  resize(set: ReplicaSet, replicas: number): void {
    const from = set.spec?.replicas ?? 0;
    const annotations = { ...set.metadata.annotations, ...sizeAnnotations(this.deployment) };
    this.#replace({ ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec!, replicas } });
    if (from !== replicas) this.#recordScaling(set.metadata.name, from, replicas);
  }

  /** The new ReplicaSet: made where there is none, else brought up to date. */
  ensureNew(): void {
    if (this.current) return this.syncRevision();
    const { deployment } = this;
    const revision = this.#nextRevision();
    const isRecreate = deployment.spec?.strategy?.type === "Recreate";
    const size = isRecreate ? desiredOf(deployment) : newReplicaSetSize(0, this.total, limitsOf(deployment));
    const wanted = makeReplicaSet(deployment, size, revision);
    try {
      this.current = this.#context.registry.create(this.#setKind, wanted, MANAGER) as ReplicaSet;
    } catch (error) {
      return this.#collide(wanted.metadata.name!, error);
    }
    this.sets = [...this.sets, this.current];
    const { name } = this.current.metadata;
    if (size > 0) this.#recordScaling(name, 0, size);
    this.#setRevision(String(revision));
    const known = findCondition(this.deployment.status, "Progressing");
    if (hasDeadline(deployment) && known?.reason !== "NewReplicaSetCreated") {
      this.progressing("True", "NewReplicaSetCreated", `Created new replica set "${name}"`);
    }
  }

  /** Brings annotations and revision of the new ReplicaSet, if there is one, and of the Deployment up to date. */
  syncRevision(): void {
    const { current, deployment } = this;
    if (!current) return;
    const present = current.metadata.annotations ?? {};
    const annotations = newSetAnnotations(deployment, present, this.#nextRevision());
    const minReadySeconds = deployment.spec?.minReadySeconds ?? 0;
    const isSettled = (current.spec?.minReadySeconds ?? 0) === minReadySeconds;
    if (!isSettled || JSON.stringify(annotations) !== JSON.stringify(present)) {
      const spec = isSettled ? current.spec! : { ...current.spec!, minReadySeconds };
      this.#replace({ ...current, metadata: { ...current.metadata, annotations }, spec });
    }
    this.#setRevision(annotations[REVISION] ?? "");
    if (hasDeadline(deployment) && !findCondition(this.deployment.status, "Progressing")) {
      this.progressing("True", "FoundNewReplicaSet", `Found new replica set "${current.metadata.name}"`);
    }
  }

  /** Writes the Progressing condition. */
  progressing(value: "True" | "Unknown", reason: string, message: string): void {
    const status: IDeploymentStatus = { ...this.deployment.status };
    setCondition(status, condition("Progressing", value, reason, message, this.#context.queue.now()));
    this.writeStatus(status);
  }

  /** Old ReplicaSets beyond the history limit go, the lowest revisions first. */
  cleanUp(): void {
    const limit = this.deployment.spec?.revisionHistoryLimit;
    if (limit === undefined) return;
    const olds = this.olds.filter((set) => !set.metadata.deletionTimestamp)
      .sort((a, b) => revisionOf(a) - revisionOf(b));
    for (const set of olds.slice(0, Math.max(0, olds.length - limit))) {
      if (set.spec?.replicas || set.status?.replicas) continue;
      if ((set.metadata.generation ?? 0) > (set.status?.observedGeneration ?? 0)) continue;
      this.#context.registry.delete(this.#setKind, set.metadata.namespace, set.metadata.name);
      this.sets = this.sets.filter((other) => other !== set);
    }
  }

  writeStatus(status: IDeploymentStatus): void {
    if (JSON.stringify(status) === JSON.stringify(this.deployment.status)) return;
    this.deployment = this.#context.registry.update(
      this.#deploymentKind,
      { ...this.deployment, status },
      MANAGER_STATUS,
    ) as Deployment;
  }

  get #setKind() {
    return this.#context.registry.kind("replicasets", "apps");
  }

  get #deploymentKind() {
    return this.#context.registry.kind("deployments", "apps");
  }

  #nextRevision(): number {
    return Math.max(0, ...this.olds.map(revisionOf)) + 1;
  }

  #setRevision(revision: string): void {
    const { metadata } = this.deployment;
    if (metadata.annotations?.[REVISION] === revision) return;
    const annotations = { ...metadata.annotations, [REVISION]: revision };
    const changed = { ...this.deployment, metadata: { ...metadata, annotations } };
    this.deployment = this.#context.registry.update(this.#deploymentKind, changed, MANAGER) as Deployment;
  }

  /** The name is taken by a ReplicaSet with another template: the next turn counts on and hashes anew. */
  #collide(name: string, error: unknown): void {
    const { metadata, status, spec } = this.deployment;
    const taken = this.#context.registry.find(this.#setKind, metadata.namespace, name) as
      | ReplicaSet
      | undefined;
    const isForeign = taken && (controllerOf(taken)?.uid !== metadata.uid ||
      !isSameTemplate(taken.spec!.template!, spec!.template));
    if (error instanceof StatusError && error.code === 409 && isForeign) {
      this.writeStatus({ ...status, collisionCount: (status?.collisionCount ?? 0) + 1 });
    }
    throw error;
  }

  #replace(changed: ReplicaSet): void {
    const set = this.#context.registry.update(this.#setKind, changed, MANAGER) as ReplicaSet;
    this.sets = this.sets.map((known) => (known.metadata.uid === set.metadata.uid ? set : known));
    if (this.current?.metadata.uid === set.metadata.uid) this.current = set;
  }

  #recordScaling(name: string, from: number, to: number): void {
    tell(this.#context.registry, {
      regarding: this.deployment,
      type: "Normal",
      reason: "ScalingReplicaSet",
      message: `Scaled ${to > from ? "up" : "down"} replica set ${name} from ${from} to ${to}`,
      component: "deployment-controller",
    });
  }
}
