/** The probes of one running container: startup first, then readiness and liveness side by side. */
import type { IContainer } from "kubernetes-models/v1/Container";
import type { IProbe } from "kubernetes-models/v1/Probe";
import type { ContainerInstance } from "./instance.ts";
import type { PodContext } from "./pod_context.ts";
import { Prober } from "./probe.ts";

export interface HealthResults {
  /** It has started: the startup probe succeeded, or there is none. */
  onStarted(): void;
  onReady(ready: boolean): void;
  onUnhealthy(probe: "startup" | "liveness"): void;
  record(type: "Normal" | "Warning", reason: string, message: string): void;
}

export class ContainerHealth {
  readonly #context: PodContext;
  readonly #container: IContainer;
  readonly #instance: ContainerInstance;
  readonly #results: HealthResults;
  readonly #probers: Prober[] = [];

  constructor(
    context: PodContext,
    container: IContainer,
    instance: ContainerInstance,
    results: HealthResults,
  ) {
    this.#context = context;
    this.#container = container;
    this.#instance = instance;
    this.#results = results;
  }

  start(): this {
    const { startupProbe } = this.#container;
    if (!startupProbe) this.#afterStartup();
    else {
      this.#probe("Startup", startupProbe, (success) => {
        this.stop();
        if (success) this.#afterStartup();
        else this.#results.onUnhealthy("startup");
      });
    }
    return this;
  }

  /** Only its end is waited for now, or nothing any more. */
  stop(): void {
    for (const prober of this.#probers.splice(0)) prober.stop();
  }

  #afterStartup(): void {
    const { readinessProbe, livenessProbe } = this.#container;
    if (livenessProbe) {
      this.#probe("Liveness", livenessProbe, (success) => {
        if (success) return;
        this.stop();
        this.#results.onUnhealthy("liveness");
      });
    }
    if (readinessProbe) this.#probe("Readiness", readinessProbe, (success) => this.#results.onReady(success));
    this.#results.onStarted();
    if (!readinessProbe) this.#results.onReady(true);
  }

  #probe(name: string, probe: IProbe, onResult: (success: boolean) => void): void {
    this.#probers.push(
      new Prober(this.#context, this.#container, this.#instance, probe, {
        onFailure: (output) =>
          this.#results.record("Warning", "Unhealthy", `${name} probe failed: ${output}`),
        onError: (error) =>
          this.#results.record(
            "Warning",
            "Unhealthy",
            `${name} probe errored and resulted in unknown state: ${error}`,
          ),
        onWarning: (output) =>
          this.#results.record("Warning", "ProbeWarning", `${name} probe warning: ${output}`),
        onResult,
      }),
    );
  }
}
