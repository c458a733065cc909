/**
 * How fast an autoscaler may go: what it remembers of its own advice and deeds, and what follows from it. Source:
 * pkg/controller/podautoscaler/horizontal.go, normalizeDesiredReplicas.
 */
import type { IHorizontalPodAutoscalerSpec } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscalerSpec";
import type { IHPAScalingRules } from "kubernetes-models/autoscaling/v2/HPAScalingRules";

/** Down only to what the metrics have called for this long. */
const DOWNSCALE_WINDOW_SECONDS = 300;
const SCALE_UP_FACTOR = 2;
const SCALE_UP_MINIMUM = 4;

interface Dated {
  atMs: number;
  replicas: number;
}

export interface Normalized {
  replicas: number;
  /** Of the condition AbleToScale. */
  able: { reason: string; message: string };
  /** Of the condition ScalingLimited. */
  limited: { isLimited: boolean; reason: string; message: string };
}

const READY = { reason: "ReadyForNewScale", message: "recommended size matches current size" };
const SLOWER_DOWN = {
  reason: "ScaleDownStabilized",
  message: "recent recommendations were higher than current one, applying the highest recent recommendation",
};
const SLOWER_UP = {
  reason: "ScaleUpStabilized",
  message: "recent recommendations were lower than current one, applying the lowest recent recommendation",
};
const WITHIN_RANGE = {
  reason: "DesiredWithinRange",
  message: "the desired count is within the acceptable range",
};
const TOO_FAST_UP = {
  reason: "ScaleUpLimit",
  message: "the desired replica count is increasing faster than the maximum scale rate",
};
const TOO_FAST_DOWN = {
  reason: "ScaleDownLimit",
  message: "the desired replica count is decreasing faster than the maximum scale rate",
};
const TOO_MANY = {
  reason: "TooManyReplicas",
  message: "the desired replica count is more than the maximum replica count",
};
const TOO_FEW = {
  reason: "TooFewReplicas",
  message: "the desired replica count is less than the minimum replica count",
};

type Spec = IHorizontalPodAutoscalerSpec;

/** The memory of one autoscaler. */
export class AutoscalerPace {
  #recommendations: Dated[] = [];
  #ups: Dated[] = [];
  #downs: Dated[] = [];

  /** The first time it is seen, what there is counts as advice, too. */
  begin(currentReplicas: number, nowMs: number): void {
    if (this.#recommendations.length === 0) {
      this.#recommendations.push({ atMs: nowMs, replicas: currentReplicas });
    }
  }

  /** The number of pods that may be set, of those that the metrics call for. */
  normalize(spec: Spec, current: number, desired: number, nowMs: number): Normalized {
    const stable = spec.behavior
      ? this.#stabilizeBothWays(spec.behavior, current, desired, nowMs)
      : this.#stabilizeDown(desired, nowMs);
    const slower = !spec.behavior || desired < current ? SLOWER_DOWN : SLOWER_UP;
    const [replicas, reason] = spec.behavior
      ? this.#paced(spec, current, stable, nowMs)
      : paceless(spec, current, stable);
    return {
      replicas,
      able: stable === desired ? READY : slower,
      limited: { isLimited: replicas !== stable, ...reason },
    };
  }

  /** It was done. */
  scaled(spec: Spec, from: number, to: number, nowMs: number): void {
    if (!spec.behavior) return;
    const change = { atMs: nowMs, replicas: Math.abs(to - from) };
    if (to > from) this.#ups = [...recent(this.#ups, longestPeriod(spec.behavior.scaleUp), nowMs), change];
    else this.#downs = [...recent(this.#downs, longestPeriod(spec.behavior.scaleDown), nowMs), change];
  }

  #stabilizeDown(desired: number, nowMs: number): number {
    const kept = this.#recommendations.filter(({ atMs }) => atMs >= nowMs - DOWNSCALE_WINDOW_SECONDS * 1000);
    this.#recommendations = [...kept, { atMs: nowMs, replicas: desired }];
    return Math.max(desired, ...kept.map(({ replicas }) => replicas));
  }

  #stabilizeBothWays(
    behavior: NonNullable<Spec["behavior"]>,
    current: number,
    desired: number,
    nowMs: number,
  ): number {
    const upSeconds = behavior.scaleUp?.stabilizationWindowSeconds ?? 0;
    const downSeconds = behavior.scaleDown?.stabilizationWindowSeconds ?? DOWNSCALE_WINDOW_SECONDS;
    const within = (seconds: number) =>
      recent(this.#recommendations, seconds, nowMs).map(({ replicas }) => replicas);
    const lowest = Math.min(desired, ...within(upSeconds));
    const highest = Math.max(desired, ...within(downSeconds));
    const kept = recent(this.#recommendations, Math.max(upSeconds, downSeconds), nowMs);
    this.#recommendations = [...kept, { atMs: nowMs, replicas: desired }];
    return Math.min(Math.max(current, lowest), highest);
  }

  #paced(spec: Spec, current: number, desired: number, nowMs: number): [number, typeof WITHIN_RANGE] {
    const { minReplicas = 1, maxReplicas, behavior } = spec;
    if (desired > current) {
      const limit = Math.max(current, this.#limit(behavior?.scaleUp ?? {}, 1, current, nowMs));
      const most = Math.min(maxReplicas, limit);
      if (desired > most) return [most, maxReplicas > limit ? TOO_FAST_UP : TOO_MANY];
    } else if (desired < current) {
      const limit = Math.min(current, this.#limit(behavior?.scaleDown ?? {}, -1, current, nowMs));
      const fewest = Math.max(minReplicas, limit);
      if (desired < fewest) return [fewest, minReplicas < limit ? TOO_FAST_DOWN : TOO_FEW];
    }
    return [desired, WITHIN_RANGE];
  }

  /** How far the rules let it go, upwards (1) or downwards (-1). */
  #limit(rules: IHPAScalingRules, direction: 1 | -1, current: number, nowMs: number): number {
    if (rules.selectPolicy === "Disabled") return current;
    const proposals = (rules.policies ?? []).map(({ type, value, periodSeconds }) => {
      const total = (deeds: readonly Dated[]) =>
        recent(deeds, periodSeconds, nowMs).reduce((sum, { replicas }) => sum + replicas, 0);
      const before = current - total(this.#ups) + total(this.#downs);
      if (type === "Pods") return before + direction * value;
      const share = before * (1 + direction * value / 100);
      return direction > 0 ? Math.ceil(share) : Math.trunc(share);
    });
    const takesLargestChange = rules.selectPolicy !== "Min";
    return takesLargestChange === direction > 0 ? Math.max(...proposals) : Math.min(...proposals);
  }
}

function paceless(spec: Spec, current: number, desired: number): [number, typeof WITHIN_RANGE] {
  const { minReplicas = 1, maxReplicas } = spec;
  const limit = Math.max(SCALE_UP_FACTOR * current, SCALE_UP_MINIMUM);
  if (desired < minReplicas) return [minReplicas, TOO_FEW];
  const most = Math.min(maxReplicas, limit);
  if (desired > most) return [most, maxReplicas > limit ? TOO_FAST_UP : TOO_MANY];
  return [desired, WITHIN_RANGE];
}

function recent(list: readonly Dated[], seconds: number, nowMs: number): Dated[] {
  return list.filter(({ atMs }) => atMs > nowMs - seconds * 1000);
}

function longestPeriod(rules: IHPAScalingRules | undefined): number {
  return Math.max(0, ...(rules?.policies ?? []).map(({ periodSeconds }) => periodSeconds));
}
