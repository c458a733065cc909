/** What a pod may not do at a level of pod security. Source: pod-security-admission/policy. */
import type { IPodSpec } from "kubernetes-models/v1/PodSpec";
import type { ObjectMeta } from "../../../kube/object.ts";
import type { LevelVersion } from "./policy.ts";
import { BASELINE_CHECKS } from "./baseline.ts";
import { RESTRICTED_CHECKS } from "./restricted.ts";
import type { SecurityCheck, Violation } from "./check.ts";

/** In the server's order: checks of the baseline first. */
export function violations(
  { level, minor }: LevelVersion,
  metadata: ObjectMeta | undefined,
  spec: IPodSpec,
): Violation[] {
  if (level === "privileged") return [];
  const held = ({ since }: SecurityCheck) => since <= minor;
  const restricted = level === "restricted" ? RESTRICTED_CHECKS.filter(held) : [];
  const overridden = new Set(restricted.map(({ overrides }) => overrides));
  const checks = [...BASELINE_CHECKS.filter(({ id }) => !overridden.has(id)).filter(held), ...restricted];
  return checks.flatMap((check) => check.find(spec, { minor, metadata: metadata ?? {} }) ?? []);
}

/** `privileged (container "c" must not …), hostPort (…)` */
export function violationsText(found: readonly Violation[]): string {
  return found.map(({ reason, detail }) => detail ? `${reason} (${detail})` : reason).join(", ");
}
