/** Rolls Deployments out. Source: pkg/controller/deployment/{deployment_controller,sync,rolling,recreate}.go. */
import type { IDeployment } from "kubernetes-models/apps/v1/Deployment";
import type { IDeploymentStatus } from "kubernetes-models/apps/v1/DeploymentStatus";
import type { IReplicaSet } from "kubernetes-models/apps/v1/ReplicaSet";
import type { IPod } from "kubernetes-models/v1/Pod";
import type { Stored } from "../../../kube/object.ts";
import type { StoredObject } from "../registry.ts";
import { claim } from "./claim.ts";
import type { ControllerContext } from "./controller.ts";
import {
  byCreation,
  countOf,
  type Deployment,
  DESIRED,
  desiredOf,
  limitsOf,
  type ReplicaSet,
} from "./deployment_replica_sets.ts";
import {
  countedStatus,
  findCondition,
  hasDeadline,
  isComplete,
  rolloutStatus,
  untilDeadline,
} from "./deployment_status.ts";
import { DeploymentTurn } from "./deployment_turn.ts";
import { cacheKey, controllerOf, type Informer } from "./informer.ts";
import { newReplicaSetSize, shrinkOld, spreadProportionally } from "./rolling_update.ts";
import { WorkQueue } from "./work_queue.ts";

const DELAY_MS = 9;

export function startDeployments(context: ControllerContext): void {
  new DeploymentController(context);
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
    const turn = new DeploymentTurn(
      this.#context,
      deployment,
      byCreation(claim(this.#context, this.#sets, claimant)),
    );
    if (deployment.metadata.deletionTimestamp) return turn.writeStatus(countedStatus(turn.rollout));
    notePause(turn);
    const status = this.#act(turn);
    const wait = untilDeadline(turn.deployment, status, this.#context.queue.now());
    if (wait !== undefined) this.#work.add(key, wait);
    turn.writeStatus(status);
  }

  /** Does what is to be done now, and gives the status that follows. */
  #act(turn: DeploymentTurn): IDeploymentStatus {
    const { paused, strategy } = turn.deployment.spec ?? {};
    if (paused || isScaling(turn)) return scaleOnly(turn);
    if (strategy?.type === "Recreate") this.#recreate(turn);
    else rollingUpdate(turn);
    return rolloutStatus(turn.rollout);
  }

  /** First all old pods go, then the new ones come. */
  #recreate(turn: DeploymentTurn): void {
    turn.syncRevision();
    const shrinking = turn.olds.filter((set) => (set.spec?.replicas ?? 0) > 0);
    for (const set of shrinking) turn.resize(set, 0);
    if (shrinking.length > 0 || this.#oldPodsRun(turn)) return;
    turn.ensureNew();
    const desired = desiredOf(turn.deployment);
    if (turn.current && turn.current.spec?.replicas !== desired) turn.resize(turn.current, desired);
    else if (isComplete(turn.deployment, countedStatus(turn.rollout))) turn.cleanUp();
  }

  #oldPodsRun(turn: DeploymentTurn): boolean {
    return turn.olds.some((set) =>
      (set.status?.replicas ?? 0) > 0 ||
      this.#pods.controlledBy(set.metadata.uid).some((pod) =>
        pod.status?.phase !== "Succeeded" && pod.status?.phase !== "Failed"
      )
    );
  }
}

/** The size was changed since the ReplicaSets were last scaled. */
function isScaling({ deployment, sets }: DeploymentTurn): boolean {
  return sets.some((set) => {
    const noted = set.metadata.annotations?.[DESIRED];
    return (set.spec?.replicas ?? 0) > 0 && noted !== undefined && Number(noted) !== desiredOf(deployment);
  });
}

function scaleOnly(turn: DeploymentTurn): IDeploymentStatus {
  turn.syncRevision();
  const { sets } = turn;
  scale(turn);
  if (turn.deployment.spec?.paused) turn.cleanUp();
  // As upstream: counted before the scaling; the next turn counts what it brought.
  return countedStatus({ ...turn.rollout, sets });
}

function scale(turn: DeploymentTurn): void {
  const { deployment, sets, current } = turn;
  const desired = desiredOf(deployment);
  const active = sets.filter((set) => (set.spec?.replicas ?? 0) > 0);
  if (active.length <= 1) {
    const only = active[0] ?? current ?? sets.at(-1);
    if (only && only.spec?.replicas !== desired) turn.resize(only, desired);
    return;
  }
  const isSaturated = current?.spec?.replicas === desired &&
    (current.status?.availableReplicas ?? 0) === desired &&
    Number(current.metadata.annotations?.[DESIRED]) === desired;
  if (isSaturated) {
    for (const set of active) if (set !== current) turn.resize(set, 0);
  } else if (deployment.spec?.strategy?.type !== "Recreate") {
    const plan = spreadProportionally(
      active.map(countOf),
      limitsOf(deployment),
      deployment.status?.replicas ?? 0,
    );
    const sizes = new Map(plan.map(({ name, to }) => [name, to]));
    for (const set of active) turn.resize(set, sizes.get(set.metadata.name) ?? set.spec!.replicas!);
  }
}

/** One step: the new ReplicaSet grows, or else the old ones shrink. */
function rollingUpdate(turn: DeploymentTurn): void {
  turn.ensureNew();
  if (growNew(turn) || shrinkOlds(turn)) return;
  if (isComplete(turn.deployment, countedStatus(turn.rollout))) turn.cleanUp();
}

function growNew(turn: DeploymentTurn): boolean {
  const { current, deployment } = turn;
  if (!current) return false;
  const replicas = current.spec?.replicas ?? 0;
  const size = newReplicaSetSize(replicas, turn.total, limitsOf(deployment));
  if (size !== replicas) turn.resize(current, size);
  return size !== replicas;
}

function shrinkOlds(turn: DeploymentTurn): boolean {
  const { olds, current, deployment } = turn;
  const plan = shrinkOld(olds.map(countOf), current && countOf(current), limitsOf(deployment));
  for (const { name, to } of plan) turn.resize(olds.find((set) => set.metadata.name === name)!, to);
  return plan.length > 0;
}

/** Progress is unknown while paused, and the deadline does not run. */
function notePause(turn: DeploymentTurn): void {
  const { spec, status } = turn.deployment;
  const progressing = findCondition(status, "Progressing");
  if (!hasDeadline(turn.deployment) || progressing?.reason === "ProgressDeadlineExceeded") return;
  const isNoted = progressing?.reason === "DeploymentPaused";
  if (spec?.paused && !isNoted) turn.progressing("Unknown", "DeploymentPaused", "Deployment is paused");
  if (!spec?.paused && isNoted) turn.progressing("Unknown", "DeploymentResumed", "Deployment is resumed");
}
