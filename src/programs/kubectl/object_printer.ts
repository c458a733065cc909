import { parseCustomColumns, parseCustomColumnsFile, printCustomColumns } from "../../kube/custom_columns.ts";
import { parseJsonPath, printJsonPath, printJsonPathAsJson } from "../../kube/json_path.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { printObject, printObjectName, shownFields } from "../../kube/print_object.ts";

/** What a verb got: one object, or a list where it asked for more. */
export interface Printable {
  /** The object, or a `List` with the objects in it. */
  whole: KubeObject;
  /** The objects one by one. */
  items: KubeObject[];
}

/** A template that fails on its data, and what is printed about that before the error. */
export class PrintError extends Error {
  constructor(message: string, readonly printed: string) {
    super(message);
  }
}

export type ObjectPrinter = (printable: Printable) => string;

export interface PrinterOptions {
  noHeaders: boolean;
  showManagedFields: boolean;
  allowMissingKeys: boolean;
  readFile(path: string): Promise<string>;
}

/**
 * The printer that `-o` names, such as `yaml` or `jsonpath={.items[*].metadata.name}`; undefined for "" and `wide`, which
 * the server prints. Templates are read, and refused, before anything is asked of the server.
 */
export async function objectPrinter(
  output: string,
  options: PrinterOptions,
): Promise<ObjectPrinter | undefined> {
  const equals = output.indexOf("=");
  const format = equals < 0 ? output : output.slice(0, equals);
  const argument = equals < 0 ? "" : output.slice(equals + 1);
  const { showManagedFields, allowMissingKeys, noHeaders } = options;
  const json = (object: KubeObject) => object as Json;
  switch (format) {
    case "":
    case "wide":
      return undefined;
    case "json":
    case "yaml":
      return ({ whole }) => printObject(json(whole), format, { showManagedFields });
    case "kyaml": {
      const { printKyaml } = await import("../../kube/kyaml.ts");
      return ({ whole }) => printKyaml(shownFields(json(whole), { showManagedFields }));
    }
    case "go-template":
    case "template":
    case "go-template-file":
    case "templatefile": {
      if (!argument) throw new Error("template format specified but no template given");
      const text = format.endsWith("file") ? await templateFile(argument, options, "--template") : argument;
      const { goTemplatePrinter } = await import("./go_template_printer.ts");
      return goTemplatePrinter(text, { allowMissingKeys });
    }
    case "name":
      return ({ items }) => items.map((item) => `${printObjectName(item)}\n`).join("");
    case "jsonpath":
    case "jsonpath-file":
    case "jsonpath-as-json": {
      if (!argument) throw new Error("template format specified but no template given");
      const path = parseJsonPath(
        format === "jsonpath-file" ? await templateFile(argument, options, "--template") : argument,
      );
      const print = format === "jsonpath-as-json" ? printJsonPathAsJson : printJsonPath;
      return ({ whole }) => print(path, json(whole), { allowMissingKeys });
    }
    case "custom-columns": {
      const columns = parseCustomColumns(argument);
      return ({ items }) => printCustomColumns(columns, items.map(json), { noHeaders });
    }
    case "custom-columns-file": {
      const columns = parseCustomColumnsFile(await templateFile(argument, options));
      return ({ items }) => printCustomColumns(columns, items.map(json), { noHeaders });
    }
    default:
      throw new Error(`unable to match a printer suitable for the output format "${format}", ${ALLOWED}`);
  }
}

const ALLOWED =
  "allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath," +
  "jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml";

async function templateFile(
  path: string,
  { readFile }: PrinterOptions,
  what = "template",
): Promise<string> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(`error reading ${what} ${path}, ${openError(path, error)}`, { cause: error });
  }
}

/** As Go words it. */
function openError(path: string, error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const why = { ENOENT: "no such file or directory", EACCES: "permission denied" }[code ?? ""];
  if (code === "EISDIR") return `read ${path}: is a directory`;
  return `open ${path}: ${why ?? message}`;
}

/** `--template` is another way to say what follows `-o go-template=`; alone it means that format. */
export function outputWithTemplate(output: string, template: string): string {
  if (template === "" || output.includes("=")) return output;
  if (output === "") return `go-template=${template}`;
  return /template|jsonpath/.test(output) ? `${output}=${template}` : output;
}
