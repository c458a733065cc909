/** What a Job's policies say. Source: pkg/controller/job/{pod_failure_policy,success_policy}.go. */
import type { IJobSpec } from "kubernetes-models/batch/v1/JobSpec";
import type { IContainerStatus } from "kubernetes-models/v1/ContainerStatus";
import { type Indexes, parseIndexes } from "./job_indexes.ts";
import type { Pod } from "./pod_control.ts";

export interface FailureVerdict {
  /** Whether the failure counts against the back-off limit. */
  counts: boolean;
  action?: "Count" | "FailIndex" | "FailJob" | "Ignore";
  /** With FailJob: why. */
  message?: string;
}

/** The first rule that a failed pod fits decides; no rule: it counts. */
export function judgeFailure(policy: IJobSpec["podFailurePolicy"], pod: Pod): FailureVerdict {
  for (const [index, { action, onExitCodes, onPodConditions }] of (policy?.rules ?? []).entries()) {
    const cause = onExitCodes ? exitCause(pod, onExitCodes) : conditionCause(pod, onPodConditions ?? []);
    if (!cause) continue;
    const verdict = { counts: action !== "Ignore", action: action as "Count" };
    return (action as string) === "FailJob"
      ? { ...verdict, message: `${cause} matching FailJob rule at index ${index}` }
      : verdict;
  }
  return { counts: true };
}

/** Which rule the succeeded indexes fulfil: `Matched rules at index 0`. */
export function judgeSuccess(spec: IJobSpec, succeeded: Indexes): string | undefined {
  if (succeeded.size === 0) return undefined;
  const rules = spec.successPolicy?.rules ?? [];
  const index = rules.findIndex(({ succeededCount, succeededIndexes }) => {
    if (succeededIndexes === undefined) {
      return succeededCount !== undefined && succeeded.size >= succeededCount;
    }
    const wanted = parseIndexes(succeededIndexes, spec.completions ?? 0);
    const reached = [...wanted].filter((wantedIndex) => succeeded.has(wantedIndex)).length;
    return wanted.size > 0 &&
      (reached === wanted.size || (succeededCount !== undefined && reached >= succeededCount));
  });
  return index < 0 ? undefined : `Matched rules at index ${index}`;
}

type Rule = NonNullable<IJobSpec["podFailurePolicy"]>["rules"][number];

function exitCause(pod: Pod, rule: NonNullable<Rule["onExitCodes"]>): string | undefined {
  const matches = ({ name, state }: IContainerStatus) => {
    const code = state?.terminated?.exitCode;
    if (code === undefined || code === 0) return false;
    if (rule.containerName !== undefined && rule.containerName !== name) return false;
    return rule.values.includes(code) === (rule.operator === "In");
  };
  const { containerStatuses = [], initContainerStatuses = [] } = pod.status ?? {};
  const found = containerStatuses.find(matches) ?? initContainerStatuses.find(matches);
  const { namespace, name } = pod.metadata;
  return found &&
    `Container ${found.name} for pod ${namespace}/${name} failed with exit code ${
      found.state!.terminated!.exitCode
    }`;
}

function conditionCause(pod: Pod, patterns: NonNullable<Rule["onPodConditions"]>): string | undefined {
  const found = pod.status?.conditions?.find(({ type, status }) =>
    patterns.some((pattern) => pattern.type === type && (pattern.status ?? "True") === status)
  );
  return found && `Pod ${pod.metadata.namespace}/${pod.metadata.name} has condition ${found.type}`;
}
