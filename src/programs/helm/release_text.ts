/** What install, upgrade, status, test and get all print of a release. Source: helm.sh/helm/v4, pkg/cmd/status.go. */
import { hasEvent, hooksOf, lastRunOf } from "../../kube/helm_hook.ts";
import { type HelmRelease, notesOf, summaryOf } from "../../kube/helm_release.ts";
import { printYaml } from "../../kube/yaml.ts";
import { computedValues, givenValues } from "./computed_values.ts";
import { ansicTime } from "./release_time.ts";

export interface ReleaseTextOptions {
  readonly hasChart?: boolean;
  /** Values, hooks and the manifest. */
  readonly isComplete?: boolean;
  readonly hidesNotes?: boolean;
  /** Tables of the objects, as the server lays them out. */
  readonly resources?: string;
}

export function releaseText(release: HelmRelease, options: ReleaseTextOptions = {}): string {
  const { name, namespace, version, info, manifest } = release;
  const summary = summaryOf(release);
  const description = String(info["description"] ?? "");
  const lines = [`NAME: ${name}`];
  if (summary.updated) lines.push(`LAST DEPLOYED: ${ansicTime(summary.updated)}`);
  lines.push(`NAMESPACE: ${namespace}`, `STATUS: ${info.status}`, `REVISION: ${version}`);
  if (options.hasChart) lines.push(...chartLines(release));
  lines.push(`DESCRIPTION: ${description}`);
  if (options.resources) lines.push(`RESOURCES:\n${options.resources}`);
  lines.push(...testLines(release));
  if (options.isComplete) {
    lines.push("USER-SUPPLIED VALUES:", printYaml(givenValues(release)));
    lines.push("COMPUTED VALUES:", printYaml(computedValues(release)));
  }
  if (options.isComplete || description.toLowerCase() === "dry run complete") {
    lines.push("HOOKS:", ...hooksOf(release).map((hook) => `---\n# Source: ${hook.path}\n${hook.manifest}`));
    lines.push(`MANIFEST:\n${manifest}`);
  }
  const notes = notesOf(release);
  if (notes.length > 0 && !options.hidesNotes) lines.push(`NOTES:\n${notes.trim()}`);
  return lines.map((line) => `${line}\n`).join("");
}

function chartLines(release: HelmRelease): string[] {
  const metadata = (release["chart"] as { metadata?: Record<string, unknown> } | undefined)?.metadata ?? {};
  return [
    `CHART: ${metadata["name"] ?? ""}`,
    `VERSION: ${metadata["version"] ?? ""}`,
    `APP_VERSION: ${metadata["appVersion"] ?? ""}`,
  ];
}

/** Of tests that have run. */
function testLines(release: HelmRelease): string[] {
  const tests = hooksOf(release).filter((hook) => hasEvent(hook, "test"));
  if (tests.length === 0) return ["TEST SUITE: None"];
  return tests.flatMap((hook) => {
    const { startedAt, completedAt, phase } = lastRunOf(hook);
    if (!startedAt) return [];
    return [
      `TEST SUITE:     ${hook.name}`,
      `Last Started:   ${ansicTime(startedAt)}`,
      `Last Completed: ${ansicTime(completedAt)}`,
      `Phase:          ${phase}`,
    ];
  });
}
