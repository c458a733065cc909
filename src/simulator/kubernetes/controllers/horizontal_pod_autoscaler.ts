/** Sets the number of pods by what they use. Source: pkg/controller/podautoscaler/horizontal.go. */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import { type LabelSelector, matchesLabels, parseLabelSelector } from "../../../kube/label_selector.ts";
import type { Stored } from "../../../kube/object.ts";
import { quantityToNumber } from "../../../kube/quantity.ts";
import { MetricFailure, type MetricProposal, proposalOf } from "../autoscaler/metric.ts";
import { AutoscalerPace } from "../autoscaler/pace.ts";
import type { MeasuredPod } from "../autoscaler/replicas.ts";
import { AutoscalerStatus } from "../autoscaler/status.ts";
import { copyOf } from "../json_value.ts";
import type { AnyKind } from "../kind.ts";
import { type ScaleTarget, scaleTargetOf } from "../scale_target.ts";
import type { StoredObject } from "../registry.ts";
import { StatusError } from "../status_error.ts";
import { type ControllerContext, MANAGER, MANAGER_STATUS, tell } from "./controller.ts";
import { cacheKey, type Informer } from "./informer.ts";
import { WorkQueue } from "./work_queue.ts";

type Autoscaler = Stored<IHorizontalPodAutoscaler> & StoredObject;

/** From one look to the next; also before the first. */
const PERIOD_MS = 15_000;
const TOLERANCE = 0.1;

export function startHorizontalPodAutoscalers(context: ControllerContext): void {
  new HorizontalPodAutoscalerController(context);
}

/** The metrics gave no number: the message is for the event. */
class Undecided extends Error {}

class HorizontalPodAutoscalerController {
  readonly #context: ControllerContext;
  readonly #autoscalers: Informer<Autoscaler>;
  readonly #pods: Informer<MeasuredPod>;
  readonly #work: WorkQueue;
  readonly #paces = new Map<string, AutoscalerPace>();

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#autoscalers = context.informers.of<IHorizontalPodAutoscaler>(
      "horizontalpodautoscalers",
      "autoscaling",
    );
    this.#pods = context.informers.of("pods") as unknown as Informer<MeasuredPod>;
    this.#work = new WorkQueue(context.queue, { delayMs: PERIOD_MS, work: (key) => this.#sync(key) });
    this.#autoscalers.onChange(({ type, object }) => {
      const key = cacheKey(object.metadata.namespace, object.metadata.name);
      if (type === "DELETED") this.#paces.delete(key);
      else this.#work.add(key);
    });
  }

  #sync(key: string): void {
    const [namespace, name] = key.split("/");
    const autoscaler = this.#autoscalers.get(namespace, name!);
    if (!autoscaler) return;
    this.#work.add(key);
    const status = new AutoscalerStatus(autoscaler.status, this.#context.queue.now());
    try {
      this.#reconcile(key, autoscaler, status);
    } finally {
      this.#write(autoscaler, status);
    }
  }

  #reconcile(key: string, autoscaler: Autoscaler, status: AutoscalerStatus): void {
    let target: ScaleTarget;
    try {
      target = scaleTargetOf(this.#context.registry, autoscaler);
    } catch (error) {
      const why = (error as Error).message;
      this.#warn(autoscaler, "FailedGetScale", why);
      const message = `the HPA controller was unable to get the target's current scale: ${why}`;
      return status.setCondition("AbleToScale", "False", "FailedGetScale", message);
    }
    const got = "the HPA controller was able to get the target's current scale";
    status.setCondition("AbleToScale", "True", "SucceededGetScale", got);
    let pace = this.#paces.get(key);
    if (!pace) this.#paces.set(key, pace = new AutoscalerPace());
    pace.begin(target.replicas, this.#context.queue.now());
    try {
      const { desired, reason, metrics } = this.#decide(autoscaler, target, pace, status);
      this.#scale(autoscaler, target, { pace, desired, reason, metrics }, status);
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
      this.#warn(autoscaler, "FailedComputeMetricsReplicas", error.message);
    }
  }

  /** @throws {Undecided} */
  #decide(
    autoscaler: Autoscaler,
    target: ScaleTarget,
    pace: AutoscalerPace,
    status: AutoscalerStatus,
  ): { desired: number; reason: string; metrics: IMetricStatus[] | null } {
    const { minReplicas = 1, maxReplicas } = autoscaler.spec!;
    const current = target.replicas;
    if (current === 0) {
      const message = "scaling is disabled since the replica count of the target is zero";
      status.setCondition("ScalingActive", "False", "ScalingDisabled", message);
      return { desired: 0, reason: "", metrics: null };
    }
    if (current > maxReplicas) {
      return {
        desired: maxReplicas,
        reason: "Current number of replicas above Spec.MaxReplicas",
        metrics: null,
      };
    }
    if (current < minReplicas) {
      return {
        desired: minReplicas,
        reason: "Current number of replicas below Spec.MinReplicas",
        metrics: null,
      };
    }
    const { replicas, name, metrics } = this.#measure(autoscaler, target, status);
    const reason = replicas > current
      ? `${name} above target`
      : replicas < current
      ? "All metrics below target"
      : "";
    const next = pace.normalize(autoscaler.spec!, current, replicas, this.#context.queue.now());
    status.setCondition("AbleToScale", "True", next.able.reason, next.able.message);
    const { isLimited, reason: why, message } = next.limited;
    status.setCondition("ScalingLimited", isLimited ? "True" : "False", why, message);
    return { desired: next.replicas, reason, metrics };
  }

  /** The largest number that a metric calls for. @throws {Undecided} */
  #measure(
    autoscaler: Autoscaler,
    target: ScaleTarget,
    status: AutoscalerStatus,
  ): { replicas: number; name: string; metrics: IMetricStatus[] } {
    const namespace = autoscaler.metadata.namespace!;
    const fail = (message: string): never => {
      status.setReplicas(target.replicas, autoscaler.status?.desiredReplicas ?? 0, metrics);
      throw new Undecided(message);
    };
    let metrics: IMetricStatus[] | null = null;
    const found = this.#selectPods(autoscaler, target, status);
    if ("problem" in found) return fail(found.problem);
    const question = {
      context: { ...this.#context, clock: this.#context.queue },
      namespace,
      ...found,
      currentReplicas: target.replicas,
      tolerances: tolerancesOf(autoscaler),
      nowMs: this.#context.queue.now(),
    };
    const failures: MetricFailure[] = [];
    const specs = autoscaler.spec!.metrics ?? [];
    const proposals = specs.map((spec): MetricProposal | undefined => {
      try {
        return proposalOf(spec, question);
      } catch (error) {
        if (!(error instanceof MetricFailure)) throw error;
        this.#warn(autoscaler, error.reason, error.why);
        failures.push(error);
        return undefined;
      }
    });
    metrics = proposals.map((proposal) => proposal?.status ?? { type: "" });
    let best: MetricProposal | undefined;
    for (const proposal of proposals) {
      if (proposal && proposal.replicas > (best?.replicas ?? 0)) best = proposal;
    }
    const [first] = failures;
    // What is not known might have called for more.
    if (first && (failures.length === specs.length || (best?.replicas ?? 0) < target.replicas)) {
      const message = `the HPA was unable to compute the replica count: ${first.why}`;
      status.setCondition("ScalingActive", "False", first.reason, message);
      const counts = `${failures.length} invalid out of ${specs.length}`;
      return fail(`invalid metrics (${counts}), first error is: ${first.message}`);
    }
    const name = best?.name ?? "";
    const message = `the HPA was able to successfully calculate a replica count from ${name}`;
    status.setCondition("ScalingActive", "True", "ValidMetricFound", message);
    return { replicas: best?.replicas ?? 0, name, metrics };
  }

  #selectPods(
    autoscaler: Autoscaler,
    target: ScaleTarget,
    status: AutoscalerStatus,
  ): { selector: LabelSelector; pods: MeasuredPod[] } | { problem: string } {
    if (target.selector === "") {
      this.#warn(autoscaler, "SelectorRequired", "selector is required");
      const message = "the HPA target's scale is missing a selector";
      status.setCondition("ScalingActive", "False", "InvalidSelector", message);
      return { problem: "selector is required" };
    }
    const selector = parseLabelSelector(target.selector);
    const pods = this.#pods.inNamespace(autoscaler.metadata.namespace)
      .filter((pod) => matchesLabels(selector, pod.metadata.labels));
    const rivals = this.#rivals(autoscaler, pods);
    if (rivals.length === 0) return { selector, pods };
    const names = [autoscaler, ...rivals].map(({ metadata }) => `{${metadata.name} ${metadata.namespace}}`)
      .sort();
    const problem = `pods by selector ${target.selector} are controlled by multiple HPAs: [${
      names.join(" ")
    }]`;
    this.#warn(autoscaler, "AmbiguousSelector", problem);
    status.setCondition("ScalingActive", "False", "AmbiguousSelector", problem);
    return { problem };
  }

  /** Other autoscalers of some of the pods. */
  #rivals(autoscaler: Autoscaler, pods: readonly MeasuredPod[]): Autoscaler[] {
    return this.#autoscalers.inNamespace(autoscaler.metadata.namespace).filter((other) => {
      if (other.metadata.uid === autoscaler.metadata.uid) return false;
      try {
        const { selector } = scaleTargetOf(this.#context.registry, other);
        const parsed = parseLabelSelector(selector);
        return selector !== "" && pods.some((pod) => matchesLabels(parsed, pod.metadata.labels));
      } catch {
        return false; // its own look will tell
      }
    });
  }

  #scale(
    autoscaler: Autoscaler,
    target: ScaleTarget,
    { pace, desired, reason, metrics }: {
      pace: AutoscalerPace;
      desired: number;
      reason: string;
      metrics: IMetricStatus[] | null;
    },
    status: AutoscalerStatus,
  ): void {
    const { replicas: current } = target;
    if (desired === current) return status.setReplicas(current, current, metrics);
    const { registry, queue } = this.#context;
    try {
      setReplicas(registry, target.kind, target.object, desired);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#warn(
        autoscaler,
        "FailedRescale",
        `New size: ${desired}; reason: ${reason}; error: ${error.message}`,
      );
      const message = `the HPA controller was unable to update the target scale: ${error.message}`;
      status.setCondition("AbleToScale", "False", "FailedUpdateScale", message);
      return status.setReplicas(current, autoscaler.status?.desiredReplicas ?? 0, metrics);
    }
    const message = `the HPA controller was able to update the target scale to ${desired}`;
    status.setCondition("AbleToScale", "True", "SucceededRescale", message);
    this.#tell(autoscaler, "Normal", "SuccessfulRescale", `New size: ${desired}; reason: ${reason}`);
    pace.scaled(autoscaler.spec!, current, desired, queue.now());
    status.setReplicas(current, desired, metrics, true);
  }

  #write(autoscaler: Autoscaler, status: AutoscalerStatus): void {
    if (!status.hasChanged) return;
    const { registry } = this.#context;
    try {
      registry.update(this.#autoscalers.kind, { ...autoscaler, status: status.value }, MANAGER_STATUS);
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      this.#warn(autoscaler, "FailedUpdateStatus", error.message);
    }
  }

  #warn(autoscaler: Autoscaler, reason: string, message: string): void {
    this.#tell(autoscaler, "Warning", reason, message);
  }

  #tell(regarding: Autoscaler, type: "Normal" | "Warning", reason: string, message: string): void {
    tell(this.#context.registry, {
      regarding,
      type,
      reason,
      message,
      component: "horizontal-pod-autoscaler",
    });
  }
}

function setReplicas(
  registry: ControllerContext["registry"],
  kind: AnyKind,
  object: StoredObject,
  replicas: number,
): void {
  const next = copyOf(object);
  kind.scale!.setReplicas(next, replicas);
  registry.update(kind, next, { ...MANAGER, subresource: "scale" });
}

function tolerancesOf({ spec }: Autoscaler): { up: number; down: number } {
  const { scaleUp, scaleDown } = spec?.behavior ?? {};
  const share = (tolerance: string | number | undefined) =>
    tolerance === undefined ? TOLERANCE : quantityToNumber(tolerance);
  return { up: share(scaleUp?.tolerance), down: share(scaleDown?.tolerance) };
}
