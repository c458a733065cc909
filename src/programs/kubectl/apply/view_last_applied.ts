import { goJson } from "../../../kube/go_value.ts";
import { lastAppliedAnnotation } from "../../../kube/last_applied.ts";
import type { Json } from "../../../kube/object.ts";
import { printYaml } from "../../../kube/yaml.ts";
import { ArgumentsError } from "../../flags.ts";
import type { Call, Program } from "../../program.ts";
import { manifestFlags } from "../manifest_flags.ts";
import { throwErrors } from "../several_errors.ts";
import { findTargets } from "../targets.ts";

/** `kubectl apply view-last-applied`. */
export const viewLastApplied: Program = {
  name: "view-last-applied",
  summary: "Print what was noted as applied last",
  usage: ["(TYPE [NAME | -l label] | TYPE/NAME | -f FILENAME) [options]"],
  flags: [
    { name: "all", kind: "bool", usage: "Every object of the types in the namespace." },
    ...manifestFlags("Files, folders or addresses that name the objects."),
    { name: "output", short: "o", kind: "string", default: "yaml", usage: "Output format: yaml or json." },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
  ],
  examples: [
    ["Of a deployment", "kubectl apply view-last-applied deploy/web"],
    ["As JSON", "kubectl apply view-last-applied -f web.yaml -o json"],
  ],
  async run(call) {
    const { flags, io } = call;
    const connection = await call.connect();
    const found = await findTargets(call, connection, {
      args: call.args,
      selector: flags.string("selector"),
      isAllDefault: flags.bool("all"),
    });
    const texts: string[] = [];
    const errors: unknown[] = [];
    for (const target of found.targets) {
      try {
        const { metadata } = await target.live();
        // kubectl passes over objects that were made in another way.
        const text = metadata.annotations?.[lastAppliedAnnotation];
        if (text !== undefined) texts.push(text);
      } catch (error) {
        errors.push(error);
      }
    }
    if (found.problem) errors.push(found.problem);
    throwErrors(errors);
    for (const text of texts) await io.out(shown(call, JSON.parse(text) as Json));
    return 0;
  },
};

function shown({ flags }: Call, value: Json): string {
  const output = flags.string("output");
  if (output === "yaml") return printYaml(value);
  if (output === "json") return `${goJson(value, "  ")}\n`;
  throw new ArgumentsError(
    `Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`,
  );
}
