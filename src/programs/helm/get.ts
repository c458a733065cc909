/** `helm get …`: what is kept of a release. */
import { hooksOf } from "../../kube/helm_hook.ts";
import { notesOf } from "../../kube/helm_release.ts";
import { parseTemplate } from "../../go_template/template.ts";
import type { Call, Program } from "../program.ts";
import type { Flag } from "../flags.ts";
import type { HelmRelease } from "../../kube/helm_release.ts";
import { requireArguments } from "./argument_count.ts";
import { computedValues, givenValues } from "./computed_values.ts";
import { getMetadata } from "./get_metadata.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { findRelease } from "./release_acting.ts";
import { releaseText } from "./release_text.ts";
import { templateData } from "./template_data.ts";

const revision: Flag = {
  name: "revision",
  kind: "int",
  default: 0,
  usage: "The revision; without it, the newest.",
};

/** A command that prints one part of a release. */
function part(
  name: string,
  summary: string,
  print: (release: HelmRelease, call: Call) => string,
  flags: readonly Flag[] = [],
): Program {
  return {
    name,
    summary,
    usage: ["RELEASE_NAME [flags]"],
    flags: [revision, ...flags],
    async run(call) {
      if (flags.includes(outputFlag)) outputFormat(call.flags);
      requireArguments(call, { least: 1, most: 1, usage: "RELEASE_NAME [flags]" });
      const release = await findRelease(call, call.args[0]!, call.flags.number("revision"));
      await call.io.out(print(release, call));
      return 0;
    },
  };
}

const all = part("all", "Print everything that is stored of a release", (release, { flags }) => {
  const template = flags.string("template");
  if (template === "") return releaseText(release, { hasChart: true, isComplete: true });
  return parseTemplate("gotpl", template).render({ Release: templateData(release) });
}, [{ name: "template", kind: "string", usage: "A Go template for the output, such as {{.Release.Name}}." }]);

const hooks = part(
  "hooks",
  "Print the hooks of a release",
  (release) => hooksOf(release).map(({ path, manifest }) => `---\n# Source: ${path}\n${manifest}\n`).join(""),
);

const manifest = part(
  "manifest",
  "Print the manifests that a release was installed with",
  (release) => `${release.manifest}\n`,
);

const notes = part("notes", "Print the notes of a release", (release) => {
  const text = notesOf(release);
  return text === "" ? "" : `NOTES:\n${text}\n`;
});

const values = part("values", "Print the values that a release was given", (release, { flags }) => {
  const isComplete = flags.bool("all");
  const found = isComplete ? computedValues(release) : givenValues(release);
  const format = outputFormat(flags);
  if (format !== "table") return formatted(found, format);
  return `${isComplete ? "COMPUTED" : "USER-SUPPLIED"} VALUES:\n${formatted(found, "yaml")}`;
}, [
  { name: "all", short: "a", kind: "bool", usage: "With those that the chart has by itself." },
  outputFlag,
]);

export const get: Program = {
  name: "get",
  summary: "Print what is stored of a release",
  description:
    "What is kept of a release: its values, its manifest, its notes, its hooks, and facts about it.",
  usage: ["[command]"],
  flags: [],
  programs: [all, hooks, manifest, getMetadata, notes, values],
};
