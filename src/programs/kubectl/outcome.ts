import type { KubeObject } from "../../kube/object.ts";
import { printObjectName } from "../../kube/print_object.ts";
import type { Flag } from "../flags.ts";
import type { Call } from "../program.ts";
import { type DryRun, dryRunSuffix } from "./dry_run.ts";
import { objectPrinter, outputWithTemplate } from "./object_printer.ts";

/** The text for an object that a verb made or changed; `operation` is its word for that, such as `created`. */
export type OutcomePrinter = (object: KubeObject, operation: string) => string;

/** How a verb that writes shows the result. */
export const outcomeFlags: readonly Flag[] = [
  {
    name: "allow-missing-template-keys",
    kind: "bool",
    default: true,
    usage: "A path that leads nowhere gives nothing instead of an error (jsonpath and go-template).",
  },
  {
    name: "output",
    short: "o",
    kind: "string",
    usage:
      "Show the object instead of a sentence: json, yaml, kyaml, name, go-template=…, go-template-file=…, " +
      "jsonpath=…, jsonpath-as-json=… or jsonpath-file=….",
  },
  { name: "show-managed-fields", kind: "bool", usage: "Keep managedFields in json and yaml." },
  { name: "template", kind: "string", usage: "The template of -o go-template, or the path of its file." },
];

/**
 * How results are printed: `deployment.apps/web created (server dry run)`, or what `-o` asks for. Formats are read, and
 * refused, before anything is done.
 */
export async function outcomePrinter(
  { flags, io }: Pick<Call, "flags" | "io">,
  dryRun: DryRun = "none",
): Promise<OutcomePrinter> {
  const output = outputWithTemplate(flags.string("output"), flags.string("template"));
  const format = output.split("=", 1)[0]!;
  if (format === "") {
    return (object, operation) =>
      namedItems(object).map((name) => `${name} ${operation}${dryRunSuffix(dryRun)}`.trimEnd() + "\n").join(
        "",
      );
  }
  if (format === "name") return (object) => namedItems(object).map((name) => `${name}\n`).join("");
  if (!FORMATS.includes(format)) throw new Error(refusal(format));
  const printer = await objectPrinter(output, {
    noHeaders: false,
    showManagedFields: flags.bool("show-managed-fields"),
    allowMissingKeys: flags.bool("allow-missing-template-keys"),
    readFile: (path) => io.readFile(path),
  });
  if (!printer) throw new Error(refusal(format));
  let isFirst = true;
  return (object) => {
    const separator = format === "yaml" && !isFirst ? "---\n" : "";
    isFirst = false;
    return separator + printer({ whole: object, items: itemsOf(object) });
  };
}

const FORMATS = [
  "go-template",
  "go-template-file",
  "json",
  "jsonpath",
  "jsonpath-as-json",
  "jsonpath-file",
  "kyaml",
  "name",
  "template",
  "templatefile",
  "yaml",
];

function refusal(format: string): string {
  return `unable to match a printer suitable for the output format "${format}", ` +
    `allowed formats are: ${FORMATS.join(",")}`;
}

function namedItems(object: KubeObject): string[] {
  return itemsOf(object).map((item) => {
    const name = printObjectName(item);
    return item.metadata?.name ? name : `${name}<unknown>`;
  });
}

function itemsOf(object: KubeObject): KubeObject[] {
  return Array.isArray(object["items"]) ? object["items"] as KubeObject[] : [object];
}
