import { parseTemplate } from "../../go_template/template.ts";
import type { Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";

/** `helm version`. */
export const version: Program = {
  name: "version",
  summary: "Print the version of this client",
  description:
    "Prints which Helm this one follows. A template may name .Version, .GitCommit, .GitTreeState, .GoVersion.",
  usage: ["[flags]"],
  flags: [
    { name: "short", kind: "bool", usage: "The number alone." },
    { name: "template", kind: "string", usage: "A Go template for the output." },
  ],
  async run(call) {
    requireArguments(call, { least: 0, most: 0, usage: "[flags]" });
    const template = call.flags.string("template");
    if (template !== "") await call.io.out(parseTemplate("_", template).render(facts));
    else if (call.flags.bool("short")) {
      await call.io.out(`${facts.Version}+g${facts.GitCommit.slice(0, 7)}\n`);
    } else {
      const fields = Object.entries(facts).map(([key, value]) => `${key}:${JSON.stringify(value)}`).join(
        ", ",
      );
      await call.io.out(`version.BuildInfo{${fields}}\n`);
    }
    return 0;
  },
};

/** The Helm whose commands, flags and texts this one follows. */
const facts = {
  Version: "v4.2.3",
  GitCommit: "43e8b7feece8beb0fcba47059ec9b522fd929a64",
  GitTreeState: "clean",
  GoVersion: "go1.26.5",
  KubeClientVersion: "v1.36",
};
