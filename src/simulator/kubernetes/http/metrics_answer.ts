/** `/metrics`: what the simulated server knows of itself, as Prometheus reads it. */
import { type Answer, textAnswer } from "./answer.ts";
import type { ApiContext } from "./api_context.ts";
import { versionFacts } from "./server_info.ts";

export function metricsAnswer({ registry, identity }: ApiContext): Answer {
  const facts = versionFacts(identity);
  const build = Object.fromEntries(BUILD_LABELS.map(([label, fact]) => [label, facts[fact] ?? ""]));
  const stored = registry.kinds.filter((kind) => !kind.computed && kind.verbs?.includes("list") !== false);
  return textAnswer(
    200,
    [
      ...metric(
        "apiserver_resource_objects",
        "[ALPHA] Number of stored objects at the time of last check split by kind. In case of a fetching error, the value will be -1.",
        stored.map((kind) => [{ group: kind.group, resource: kind.plural }, registry.store.table(kind).size]),
      ),
      ...metric(
        "kubernetes_build_info",
        "[ALPHA] A metric with a constant '1' value labeled by major, minor, git version, git commit, git tree state, " +
          "build date, Go version, and compiler from which Kubernetes was built, and platform on which it is running.",
        [[build, 1]],
      ),
    ].join(""),
  );
}

const BUILD_LABELS: readonly [label: string, fact: string][] = [
  ["build_date", "buildDate"],
  ["compiler", "compiler"],
  ["git_commit", "gitCommit"],
  ["git_tree_state", "gitTreeState"],
  ["git_version", "gitVersion"],
  ["go_version", "goVersion"],
  ["major", "major"],
  ["minor", "minor"],
  ["platform", "platform"],
];

function metric(
  name: string,
  help: string,
  samples: [labels: Record<string, string>, value: number][],
): string[] {
  const lines = samples.map(([labels, value]) => {
    const pairs = Object.entries(labels).map(([label, text]) => `${label}=${JSON.stringify(text)}`);
    return `${name}{${pairs.join(",")}} ${value}\n`;
  });
  return [`# HELP ${name} ${help}\n`, `# TYPE ${name} gauge\n`, ...lines.sort()];
}
