/** Texts about a revision of a release: its values, manifest, notes, and what differs from another. */
import { readRelease } from "../../cluster/helm_releases.ts";
import { type HelmRelease, notesOf, valuesOf } from "../../kube/helm_release.ts";
import { type Line, line } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import type { NewPane, PaneContext } from "../pane.ts";
import { readingPane } from "../text/reading_pane.ts";
import { writtenYaml, yamlLines } from "../text/yaml_lines.ts";
import { helmContext } from "./release_changes.ts";
import { manifestDifference, valuesDifference } from "./release_difference.ts";

export interface Revision {
  readonly namespace: string;
  readonly name: string;
  readonly version: number;
}

/** Values that were given; `isComplete`: with those of the chart. */
export function valuesPane(revision: Revision, isComplete: boolean): NewPane {
  const what = isComplete ? "all values" : "values";
  return releaseText(revision, what, `get values${isComplete ? " --all" : ""}`, (release) => {
    const values = valuesOf(release, isComplete);
    return Object.keys(values).length === 0
      ? [line("none were given", "dim")]
      : yamlLines(values).map(({ line }) => line);
  });
}

export function manifestPane(revision: Revision): NewPane {
  return releaseText(revision, "manifest", "get manifest", ({ manifest }) => writtenYaml(manifest));
}

export function notesPane(revision: Revision): NewPane {
  return releaseText(
    revision,
    "notes",
    "get notes",
    (release) => textLines(notesOf(release) || "The chart has no notes.").map((text) => line(text)),
  );
}

/** What changes from one revision to another: values, then objects. */
export function differencePane(from: Revision, to: Revision): NewPane {
  return readingPane({
    name: "difference",
    title: `Release ${from.namespace}/${from.name} · revision ${from.version} → ${to.version}`,
    read: async ({ client }, tell, signal) => {
      const [older, newer] = await Promise.all([from, to].map((one) => readRelease(client, one, signal)));
      tell([
        line("Values", "heading"),
        ...valuesDifference(older!, newer!),
        line(""),
        line("Objects", "heading"),
        ...manifestDifference(older!, newer!),
      ]);
    },
  });
}

function releaseText(
  revision: Revision,
  what: string,
  command: string,
  lines: (release: HelmRelease) => readonly Line[],
): NewPane {
  const { namespace, name, version } = revision;
  return readingPane({
    name: what.replace(" ", "-"),
    title: `Release ${namespace}/${name} · ${what} of revision ${version}`,
    kubectl: (context: PaneContext) =>
      `helm ${command} ${name} --revision ${version} -n ${namespace}${helmContext(context)}`,
    read: async ({ client }, tell, signal) => tell(lines(await readRelease(client, revision, signal))),
  });
}
