/** What containers use of their node: the metrics API and autoscaling read it. */
import type { StoredObject } from "../registry.ts";

export interface ContainerUsage {
  container: string;
  cpuMillis: number;
  memoryBytes: number;
}

export interface UsageSource {
  /** Now, of the containers that run. */
  usageOf(pod: StoredObject): ContainerUsage[];
}
