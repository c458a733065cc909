/** The status of an autoscaler while it is being reckoned anew. */
import type { IHorizontalPodAutoscaler } from "kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler";
import type { IMetricStatus } from "kubernetes-models/autoscaling/v2/MetricStatus";
import { copyOf } from "../json_value.ts";
import { timestamp } from "../object_form.ts";

type Status = NonNullable<IHorizontalPodAutoscaler["status"]>;

export class AutoscalerStatus {
  readonly #before: string;
  readonly #now: string;
  #conditions: NonNullable<Status["conditions"]>;
  #rest: Omit<Status, "conditions">;

  constructor(status: Status | undefined, nowMs: number) {
    this.#before = JSON.stringify(status);
    this.#now = timestamp(nowMs);
    const { conditions = [], ...rest } = copyOf(status ?? { desiredReplicas: 0 }) as Status;
    this.#conditions = conditions;
    this.#rest = rest;
  }

  /** In the server's order. */
  get value(): Status {
    return { ...this.#rest, ...(this.#conditions.length > 0 ? { conditions: this.#conditions } : {}) };
  }

  get hasChanged(): boolean {
    return JSON.stringify(this.value) !== this.#before;
  }

  /** A condition keeps its time while its state stays. */
  setCondition(type: string, status: "True" | "False", reason: string, message: string): void {
    const known = this.#conditions.find((condition) => condition.type === type);
    const lastTransitionTime = known?.status === status ? known.lastTransitionTime! : this.#now;
    const condition = { type, status, lastTransitionTime, reason, message };
    if (known) this.#conditions[this.#conditions.indexOf(known)] = condition;
    else this.#conditions.push(condition);
  }

  setReplicas(current: number, desired: number, metrics: IMetricStatus[] | null, isRescaled = false): void {
    const { lastScaleTime } = this.#rest;
    const at = isRescaled ? this.#now : lastScaleTime;
    this.#rest = {
      ...(at === undefined ? {} : { lastScaleTime: at }),
      ...(current > 0 ? { currentReplicas: current } : {}),
      desiredReplicas: desired,
      currentMetrics: metrics as IMetricStatus[],
    };
  }
}
