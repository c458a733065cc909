/** Rolls Deployments out. Source: pkg/controller/deployment/{deployment_controller,sync,rolling,recreate}.go. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IDeploymentStatus } from "kubernetes-models/apps/v1/DeploymentStatus";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { claim } from "./claim.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS } from "./controller.ts";
import {
  byCreation,
  countOf,
  type Deployment,
  DESIRED,
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
import {
  condition,
  countedStatus,
  findCondition,
  hasDeadline,
  isComplete,
  rolloutStatus,
  setCondition,
  untilDeadline,
} from "./deployment_status.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { isSameTemplate } from "./pod_template_hash.ts";
import { newReplicaSetSize, type Scaling, shrinkOld, spreadProportionally } from "./rolling_update.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 9;

export function startDeployments(context: ControllerContext): void {
  new DeploymentController(context);
}

/** One Deployment in the course of one turn: writes replace what is in it. */
interface Turn {
  deployment: Deployment;
  sets: ReplicaSet[];
  current: ReplicaSet | undefined;
}

class DeploymentController {
  readonly #context: ControllerContext;
  readonly #deployments: Informer<Deployment>;
  readonly #sets: Informer<ReplicaSet>;
  readonly #pods: Informer<Stored<IPod> & StoredObject>;
  readonly #work: WorkQueue;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#deployments = context.informers.of<IDeployment>("deployments", "apps");
    this.#sets = context.informers.of<IReplicaSet>("replicasets", "apps");
    this.#pods = context.informers.of<IPod>("pods");
    this.#work = new WorkQueue(context.queue, { delayMs: DELAY_MS, work: (key) => this.#sync(key) });
    this.#deployments.onChange(({ object }) => this.#enqueue(object));
    this.#sets.onChange(({ object, old }) => {
      for (const state of [object, old]) {
        const owner = state && controllerOf(state);
        if (owner?.kind === "Deployment") this.#work.add(cacheKey(object.metadata.namespace, owner.name));
      }
      if (!controllerOf(object)) {
        this.#deployments.inNamespace(object.metadata.namespace).forEach((it) => this.#enqueue(it));
      }
    });
    this.#pods.onChange(({ type, object }) => {
      if (type === "DELETED") this.#podGone(object.metadata.namespace, controllerOf(object)?.name);
    });
  }

  #enqueue(deployment: Deployment): void {
    this.#work.add(cacheKey(deployment.metadata.namespace, deployment.metadata.name));
  }

  /** A Recreate rollout waits for the last old pod. */
  #podGone(namespace: string | undefined, setName: string | undefined): void {
    const owner = setName && controllerOf(this.#sets.get(namespace, setName) ?? { metadata: {} });
    if (owner) this.#work.add(cacheKey(namespace, owner.name));
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const deployment = this.#deployments.get(namespace, name!);
    if (!deployment) return;
    const claimant = {
      object: deployment,
      apiVersion: "apps/v1",
      kind: "Deployment",
      selector: deployment.spec?.selector,
    };
    const sets = byCreation(claim(this.#context, this.#sets, claimant));
    const turn: Turn = { deployment, sets, current: findNew(deployment, sets) };
    if (deployment.metadata.deletionTimestamp) {
      return this.#writeStatus(turn, countedStatus(this.#rollout(turn)));
    }
    this.#notePause(turn);
    if (turn.deployment.spec?.paused) this.#scaleOnly(turn);
    else if (this.#isScaling(turn)) this.#scaleOnly(turn);
    else if (deployment.spec?.strategy?.type === "Recreate") this.#recreate(turn);
    else this.#rollingUpdate(turn);
  }

  #rollout(turn: Turn) {
    return { ...turn, nowMs: this.#context.queue.now() };
  }

  /** The size was changed since the ReplicaSets were last scaled. */
  #isScaling({ deployment, sets }: Turn): boolean {
    return sets.some((set) => {
      const noted = set.metadata.annotations?.[DESIRED];
      return (set.spec?.replicas ?? 0) > 0 && noted !== undefined && Number(noted) !== desiredOf(deployment);
    });
  }

  #scaleOnly(turn: Turn): void {
    this.#syncRevision(turn);
    const { sets } = turn;
    this.#scale(turn);
    if (turn.deployment.spec?.paused) this.#cleanUp(turn);
    // As upstream: counted before the scaling; the next turn counts what it brought.
    this.#writeStatus(turn, countedStatus({ ...this.#rollout(turn), sets }));
  }

  #scale(turn: Turn): void {
    const { deployment, sets, current } = turn;
    const desired = desiredOf(deployment);
    const active = sets.filter((set) => (set.spec?.replicas ?? 0) > 0);
    if (active.length <= 1) {
      const only = active[0] ?? current ?? sets.at(-1);
      if (only && only.spec?.replicas !== desired) this.#resize(turn, only, desired);
      return;
    }
    const saturated = current?.spec?.replicas === desired &&
      (current.status?.availableReplicas ?? 0) === desired &&
      Number(current.metadata.annotations?.[DESIRED]) === desired;
    if (saturated) {
      for (const set of active) if (set !== current) this.#resize(turn, set, 0);
    } else if (deployment.spec?.strategy?.type !== "Recreate") {
      const plan = spreadProportionally(
        active.map(countOf),
        limitsOf(deployment),
        deployment.status?.replicas ?? 0,
      );
      const sizes = new Map(plan.map(({ name, to }) => [name, to]));
      for (const set of active) this.#resize(turn, set, sizes.get(set.metadata.name) ?? set.spec!.replicas!);
    }
  }

  #rollingUpdate(turn: Turn): void {
    this.#ensureNew(turn);
    if (!this.#growNew(turn) && !this.#applyShrink(turn)) {
      if (isComplete(turn.deployment, countedStatus(this.#rollout(turn)))) this.#cleanUp(turn);
    }
    this.#writeStatus(turn, rolloutStatus(this.#rollout(turn)));
  }

  #growNew(turn: Turn): boolean {
    const { current, deployment } = turn;
    if (!current) return false;
    const replicas = current.spec?.replicas ?? 0;
    const size = newReplicaSetSize(replicas, this.#total(turn), limitsOf(deployment));
    if (size === replicas) return false;
    this.#resize(turn, current, size);
    return true;
  }

  #applyShrink(turn: Turn): boolean {
    const olds = this.#olds(turn);
    const plan: Scaling[] = shrinkOld(
      olds.map(countOf),
      turn.current && countOf(turn.current),
      limitsOf(turn.deployment),
    );
    for (const { name, to } of plan) this.#resize(turn, olds.find((set) => set.metadata.name === name)!, to);
    return plan.length > 0;
  }

  /** First all old pods go, then the new ones come. */
  #recreate(turn: Turn): void {
    this.#syncRevision(turn);
    const shrinking = this.#olds(turn).filter((set) => (set.spec?.replicas ?? 0) > 0);
    for (const set of shrinking) this.#resize(turn, set, 0);
    if (shrinking.length === 0 && !this.#oldPodsRun(turn)) {
      this.#ensureNew(turn);
      const desired = desiredOf(turn.deployment);
      if (turn.current && turn.current.spec?.replicas !== desired) this.#resize(turn, turn.current, desired);
      else if (isComplete(turn.deployment, countedStatus(this.#rollout(turn)))) this.#cleanUp(turn);
    }
    this.#writeStatus(turn, rolloutStatus(this.#rollout(turn)));
  }

  #oldPodsRun(turn: Turn): boolean {
    return this.#olds(turn).some((set) =>
      (set.status?.replicas ?? 0) > 0 ||
      this.#pods.controlledBy(set.metadata.uid).some((pod) =>
        pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed"
      )
    );
  }

  #olds({ sets, current }: Turn): ReplicaSet[] {
    return sets.filter((set) => set.metadata.uid !== current?.metadata.uid);
  }

  #total({ sets }: Turn): number {
    return sets.reduce((sum, set) => sum + (set.spec?.replicas ?? 0), 0);
  }

  #nextRevision(turn: Turn): number {
    return Math.max(0, ...this.#olds(turn).map(revisionOf)) + 1;
  }

  /** Brings revision and annotations of the new ReplicaSet, if there is one, and the Deployment's revision up to date. */
  #syncRevision(turn: Turn): void {
    const { current, deployment } = turn;
    if (!current) return;
    const annotations = newSetAnnotations(
      deployment,
      current.metadata.annotations ?? {},
      this.#nextRevision(turn),
    );
    const minReadySeconds = deployment.spec?.minReadySeconds ?? 0;
    const same = JSON.stringify(annotations) === JSON.stringify(current.metadata.annotations ?? {});
    if (!same || (current.spec?.minReadySeconds ?? 0) !== minReadySeconds) {
      const changed = { ...current, metadata: { ...current.metadata, annotations } };
      changed.spec = { ...current.spec!, minReadySeconds };
      this.#replace(turn, this.#context.registry.update(this.#sets.kind, changed, MANAGER) as ReplicaSet);
    }
    this.#setRevision(turn, annotations[REVISION] ?? "");
    this.#noteProgress(turn, "FoundNewReplicaSet", `Found new replica set "${current.metadata.name}"`);
  }

  #setRevision(turn: Turn, revision: string): void {
    const { deployment } = turn;
    if (deployment.metadata.annotations?.[REVISION] === revision) return;
    const annotations = { ...deployment.metadata.annotations, [REVISION]: revision };
    const changed = { ...deployment, metadata: { ...deployment.metadata, annotations } };
    turn.deployment = this.#context.registry.update(this.#deployments.kind, changed, MANAGER) as Deployment;
  }

  /** The first word on a rollout's progress, where nothing has been said yet. */
  #noteProgress(turn: Turn, reason: string, message: string): void {
    const { deployment } = turn;
    if (!hasDeadline(deployment) || findCondition(deployment.status, "Progressing")) return;
    this.#progressing(turn, "True", reason, message);
  }

  #progressing(turn: Turn, value: "True" | "Unknown", reason: string, message: string): void {
    const status: IDeploymentStatus = { ...turn.deployment.status };
    setCondition(status, condition("Progressing", value, reason, message, this.#context.queue.now()));
    turn.deployment = this.#update(turn, status);
  }

  #ensureNew(turn: Turn): void {
    if (turn.current) return this.#syncRevision(turn);
    const { deployment } = turn;
    const revision = this.#nextRevision(turn);
    const isRecreate = deployment.spec?.strategy?.type === "Recreate";
    const size = isRecreate
      ? desiredOf(deployment)
      : newReplicaSetSize(0, this.#total(turn), limitsOf(deployment));
    const wanted = makeReplicaSet(deployment, size, revision);
    try {
      turn.current = this.#context.registry.create(this.#sets.kind, wanted, MANAGER) as ReplicaSet;
    } catch (error) {
      return this.#collide(turn, wanted.metadata.name!, error);
    }
    turn.sets = [...turn.sets, turn.current];
    if (size > 0) this.#recordScaling(deployment, turn.current.metadata.name, 0, size);
    this.#setRevision(turn, String(revision));
    const known = findCondition(turn.deployment.status, "Progressing");
    if (hasDeadline(deployment) && known?.reason !== "NewReplicaSetCreated") {
      this.#progressing(
        turn,
        "True",
        "NewReplicaSetCreated",
        `Created new replica set "${turn.current.metadata.name}"`,
      );
    }
  }

  /** The name is taken by a ReplicaSet with another template: the next turn counts on and hashes anew. */
  #collide(turn: Turn, name: string, error: unknown): void {
    const taken = this.#sets.get(turn.deployment.metadata.namespace, name);
    const foreign = taken && (controllerOf(taken)?.uid !== turn.deployment.metadata.uid ||
      !isSameTemplate(taken.spec!.template!, turn.deployment.spec!.template));
    if (!(error instanceof StatusError) || error.code !== 409 || !foreign) throw error;
    const collisionCount = (turn.deployment.status?.collisionCount ?? 0) + 1;
    turn.deployment = this.#update(turn, { ...turn.deployment.status, collisionCount });
    throw error;
  }

  #resize(turn: Turn, set: ReplicaSet, replicas: number): void {
    const from = set.spec?.replicas ?? 0;
    const annotations = { ...set.metadata.annotations, ...sizeAnnotations(turn.deployment) };
    const changed = { ...set, metadata: { ...set.metadata, annotations }, spec: { ...set.spec!, replicas } };
    this.#replace(turn, this.#context.registry.update(this.#sets.kind, changed, MANAGER) as ReplicaSet);
    if (from !== replicas) this.#recordScaling(turn.deployment, set.metadata.name, from, replicas);
  }

  #replace(turn: Turn, set: ReplicaSet): void {
    turn.sets = turn.sets.map((known) => (known.metadata.uid === set.metadata.uid ? set : known));
    if (turn.current?.metadata.uid === set.metadata.uid) turn.current = set;
  }

  /** Old ReplicaSets beyond the history limit go, the lowest revisions first. */
  #cleanUp(turn: Turn): void {
    const limit = turn.deployment.spec?.revisionHistoryLimit;
    if (limit === undefined) return;
    const olds = this.#olds(turn).filter((set) => !set.metadata.deletionTimestamp)
      .sort((a, b) => revisionOf(a) - revisionOf(b));
    for (const set of olds.slice(0, Math.max(0, olds.length - limit))) {
      if (set.spec?.replicas || set.status?.replicas) continue;
      if ((set.metadata.generation ?? 0) > (set.status?.observedGeneration ?? 0)) continue;
      this.#context.registry.delete(this.#sets.kind, set.metadata.namespace, set.metadata.name);
      turn.sets = turn.sets.filter((other) => other !== set);
    }
  }

  /** Progress is unknown while paused, and the deadline does not run. */
  #notePause(turn: Turn): void {
    const { deployment } = turn;
    const progressing = findCondition(deployment.status, "Progressing");
    if (!hasDeadline(deployment) || progressing?.reason === "ProgressDeadlineExceeded") return;
    const noted = progressing?.reason === "DeploymentPaused";
    if (deployment.spec?.paused && !noted) {
      this.#progressing(turn, "Unknown", "DeploymentPaused", "Deployment is paused");
    }
    if (!deployment.spec?.paused && noted) {
      this.#progressing(turn, "Unknown", "DeploymentResumed", "Deployment is resumed");
    }
  }

  #writeStatus(turn: Turn, status: IDeploymentStatus): void {
    const wait = untilDeadline(turn.deployment, status, this.#context.queue.now());
    if (wait !== undefined) {
      this.#work.add(cacheKey(turn.deployment.metadata.namespace, turn.deployment.metadata.name), wait);
    }
    if (JSON.stringify(status) !== JSON.stringify(turn.deployment.status)) this.#update(turn, status);
  }

  #update({ deployment }: Turn, status: IDeploymentStatus): Deployment {
    return this.#context.registry.update(
      this.#deployments.kind,
      { ...deployment, status },
      MANAGER_STATUS,
    ) as Deployment;
  }

  #recordScaling(deployment: Deployment, name: string, from: number, to: number): void {
    const verb = to > from ? "up" : "down";
    this.#context.registry.recordEvent({
      regarding: deployment,
      type: "Normal",
      reason: "ScalingReplicaSet",
      message: `Scaled ${verb} replica set ${name} from ${from} to ${to}`,
      component: "deployment-controller",
    });
  }
}
