/** Why a pod cannot be on a node. */
export interface Refusal {
  /** One for each reason: several resources may be short. */
  reasons: readonly string[];
  /** No deletion of pods would help: `Preemption is not helpful for scheduling`. */
  isFinal: boolean;
  /** What said no, by the name of the scheduler's plug-in. */
  plugin: Plugin;
}

/** Plug-ins of the scheduler that refuse. */
export type Plugin =
  | "NodeUnschedulable"
  | "NodeName"
  | "TaintToleration"
  | "NodeAffinity"
  | "NodePorts"
  | "NodeResourcesFit"
  | "VolumeRestrictions"
  | "VolumeBinding"
  | "PodTopologySpread"
  | "InterPodAffinity";

/** Something a deletion may mend. */
export function refused(plugin: Plugin, ...reasons: string[]): Refusal {
  return { plugin, reasons, isFinal: false };
}

/** Something no deletion mends. */
export function refusedForGood(plugin: Plugin, ...reasons: string[]): Refusal {
  return { plugin, reasons, isFinal: true };
}
