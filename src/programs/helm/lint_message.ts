/** What linting finds. Source: helm.sh/helm/v4, pkg/chart/v2/lint/support. */
export type Severity = "INFO" | "WARNING" | "ERROR";

export interface LintMessage {
  severity: Severity;
  /** A file of the chart, or a folder with a slash at its end. */
  path: string;
  text: string;
}

/** Collects messages; a rule that is met says nothing. */
export class Lint {
  readonly messages: LintMessage[] = [];

  /** True where nothing is wrong. */
  rule(severity: Severity, path: string, problem: string | undefined): boolean {
    if (problem !== undefined) this.messages.push({ severity, path, text: problem });
    return problem === undefined;
  }
}

export function shownMessage({ severity, path, text }: LintMessage): string {
  return `[${severity}] ${path}: ${text}`;
}

/** The message of what an action throws, if it is one of these. */
export function problemOf(
  action: () => unknown,
  ...kinds: (abstract new (...args: never[]) => Error)[]
): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    const found = kinds.find((kind) => error instanceof kind);
    if (!found) throw error;
    return (error as Error).message;
  }
}
