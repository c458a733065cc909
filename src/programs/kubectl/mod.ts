import type { Program } from "../program.ts";
import { apiResources } from "./api_resources.ts";
import { apiVersions } from "./api_versions.ts";
import { config } from "./config.ts";
import { describe } from "./describe.ts";
import { explain } from "./explain.ts";
import { get } from "./get.ts";
import { version } from "./version.ts";

/** Verbs that `pequod` offers without the word kubectl in front. */

export const shortcuts: readonly Program[] = [get, describe, explain, apiResources, apiVersions, config];

/** `pequod kubectl`: one file per verb. */
export const kubectl: Program = {
  name: "kubectl",
  summary: "Verbs of kubectl, against any cluster",
  usage: ["VERB"],
  flags: [],
  programs: [...shortcuts, version],
};
