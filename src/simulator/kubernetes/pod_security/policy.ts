/** What a namespace's labels ask of its pods. Source: pod-security-admission/api/helpers.go. */
import type { FieldError } from "../status_error.ts";
import { invalid } from "../kinds/field_errors.ts";

export type SecurityLevel = "privileged" | "baseline" | "restricted";

export interface LevelVersion {
  level: SecurityLevel;
  /** The minor version of 1.x; Infinity: the latest. */
  minor: number;
}

export interface SecurityPolicy {
  enforce: LevelVersion;
  audit: LevelVersion;
  warn: LevelVersion;
}

const LEVELS: readonly SecurityLevel[] = ["privileged", "baseline", "restricted"];
const PREFIX = "pod-security.kubernetes.io/";
const LATEST = Infinity;

/** The policy, and what is wrong in the labels. */
export function securityPolicy(
  labels: Readonly<Record<string, string>> | undefined,
): { policy: SecurityPolicy; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const fail = (mode: string, value: string, why: string) =>
    errors.push(invalid(`metadata.labels[${PREFIX}${mode}]`, value, why));
  const read = (mode: keyof SecurityPolicy): LevelVersion => {
    const level = labels?.[PREFIX + mode];
    const version = labels?.[`${PREFIX}${mode}-version`];
    const isKnown = level === undefined || LEVELS.includes(level as SecurityLevel);
    if (!isKnown) fail(mode, level, `must be one of ${LEVELS.join(", ")}`);
    const minor = version === undefined ? LATEST : readVersion(version);
    if (minor === undefined) fail(`${mode}-version`, version!, 'must be "latest" or "v1.x"');
    // What cannot be read is enforced in full, and else let be.
    const fallback = mode === "enforce" ? "restricted" : "privileged";
    const known = (level ?? "privileged") as SecurityLevel;
    return { level: isKnown ? known : fallback, minor: minor ?? LATEST };
  };
  const policy = { enforce: read("enforce"), audit: read("audit"), warn: read("warn") };
  const enforced = labels?.[`${PREFIX}enforce`] as SecurityLevel | undefined;
  const warnsByDefault = labels?.[`${PREFIX}warn`] === undefined && LEVELS.includes(enforced!);
  if (warnsByDefault && compareLevels(policy.enforce.level, policy.warn.level) > 0) {
    policy.warn.level = policy.enforce.level;
    if (labels?.[`${PREFIX}warn-version`] === undefined) policy.warn.minor = policy.enforce.minor;
  }
  return { policy, errors };
}

/** Positive: `a` is stricter. */
export function compareLevels(a: SecurityLevel, b: SecurityLevel): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}

/** `restricted:latest`, `baseline:v1.30` */
export function levelText({ level, minor }: LevelVersion): string {
  return `${level}:${minor === LATEST ? "latest" : `v1.${minor}`}`;
}

export function isSameLevel(a: LevelVersion, b: LevelVersion): boolean {
  return a.level === b.level && a.minor === b.minor;
}

function readVersion(text: string): number | undefined {
  if (text === "latest") return LATEST;
  const match = /^v1\.([0-9]|[1-9][0-9]*)$/.exec(text);
  return match ? Number(match[1]) : undefined;
}
