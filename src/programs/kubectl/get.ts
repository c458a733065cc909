import type { Discovery } from "../../kube/discovery.ts";
import { ResourceNameError } from "../../kube/resource_name.ts";
import type { Table } from "../../kube/table.ts";
import { tablesText, type TableTextOptions } from "../../kube/table_text.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError, type Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { readTable, tableTextOptions } from "./get_table.ts";
import { hasManifests, manifestFlags } from "./manifest_flags.ts";
import type { ObjectPrinter } from "./object_printer.ts";
import type { watchSelected } from "./get_watch.ts";
import { readOptions, readSelected } from "./read_selected.ts";
import { warnOfShortNames } from "./short_name_warning.ts";
import { type Selected, selectResources } from "./selection.ts";

/** Flags of `kubectl get`, in the order of its help. */
const getFlags: readonly Flag[] = [
  {
    name: "all-namespaces",
    short: "A",
    kind: "bool",
    usage: "Every namespace; --namespace is then ignored.",
  },
  {
    name: "allow-missing-template-keys",
    kind: "bool",
    default: true,
    usage: "A path that leads nowhere gives nothing instead of an error (jsonpath).",
  },
  { name: "chunk-size", kind: "int", default: 500, usage: "Rows a request; 0 asks for all at once." },
  {
    name: "field-selector",
    kind: "string",
    usage: "Only objects whose fields fit, such as status.phase!=Running.",
  },
  ...manifestFlags("Files, folders or addresses that name the objects."),
  { name: "ignore-not-found", kind: "bool", usage: "An object that is not there is no error." },
  { name: "label-columns", short: "L", kind: "list", usage: "Labels to show as columns." },
  { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
  {
    name: "output",
    short: "o",
    kind: "string",
    usage:
      "Output format: json, yaml, kyaml, name, wide, go-template=…, go-template-file=…, jsonpath=…, jsonpath-as-json=…, jsonpath-file=…, " +
      "custom-columns=… or custom-columns-file=….",
  },
  { name: "output-watch-events", kind: "bool", usage: "With --watch: show what happened to each object." },
  { name: "raw", kind: "string", usage: "A path of the API to ask for, as it is." },
  {
    name: "selector",
    short: "l",
    kind: "string",
    usage: "Only objects whose labels fit, such as app=web,tier!=cache.",
  },
  {
    name: "server-print",
    kind: "bool",
    default: true,
    usage: "Let the server choose the columns; else name and age are shown.",
  },
  { name: "show-kind", kind: "bool", usage: "Put the kind in front of each name." },
  { name: "show-labels", kind: "bool", usage: "Show all labels in a last column." },
  { name: "show-managed-fields", kind: "bool", usage: "Keep managedFields in json and yaml." },
  { name: "sort-by", kind: "string", usage: "Sort by a field, such as .metadata.creationTimestamp." },
  { name: "subresource", kind: "string", usage: "What of the object to show: status, scale or resize." },
  { name: "template", kind: "string", usage: "The template of -o go-template, or the path of its file." },
  { name: "watch", short: "w", kind: "bool", usage: "Go on after the list and show what changes." },
  { name: "watch-only", kind: "bool", usage: "Show only what changes from now on." },
];

/** `kubectl get`. */
export const get: Program = {
  name: "get",
  summary: "Show objects, as a table or in full",
  usage: ["(TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags]"],
  flags: getFlags,
  examples: [
    ["Pods of the namespace", "pequod get pods"],
    ["Pods with their nodes and addresses, everywhere", "pequod get pods -A -o wide"],
    ["Those of one app, as they change", "pequod get pods -l app=env-echgo -w"],
    ["A deployment as YAML", "pequod get deploy env-echgo -o yaml"],
    [
      "Images that run",
      "pequod get pods -o custom-columns=POD:.metadata.name,IMAGE:.spec.containers[*].image",
    ],
  ],
  async run(call) {
    const { flags, args, io } = call;
    if (flags.has("raw")) return await printRaw(call);
    const printer = await chosenPrinter(call);
    if (args.length === 0 && !hasManifests(call)) {
      await io.err(`${WHICH_TYPE}\n\n`);
      throw new ArgumentsError(`Required resource not specified.\n${WHAT_IT_IS}`);
    }
    const connection = await call.connect();
    if (hasManifests(call)) return await printManifests(call, connection, printer);
    const all = await select(call, connection);
    const isNamed = all.some(({ name }) => name !== undefined);
    if (isNamed && (flags.has("selector") || flags.has("field-selector"))) {
      throw new Error("name cannot be provided when a selector is specified");
    }
    const selected = withSubresource(all, flags.string("subresource"));
    if (flags.bool("watch") || flags.bool("watch-only")) {
      return await watch({ call, connection, selected, printer });
    }
    return await printSelected(call, connection, selected, printer);
  },
};

/*
 * What a plain table does not need is read where it is used: the time of `get pods` is that of its start.
 */

/** Undefined for the server's own tables. */
async function chosenPrinter({ flags, io }: Call): Promise<ObjectPrinter | undefined> {
  const [wish, template] = [flags.string("output"), flags.string("template")];
  if (template === "" && (wish === "" || wish === "wide")) return undefined;
  const { objectPrinter, outputWithTemplate } = await import("./object_printer.ts");
  return await objectPrinter(outputWithTemplate(wish, template), {
    noHeaders: flags.bool("no-headers"),
    showManagedFields: flags.bool("show-managed-fields"),
    allowMissingKeys: flags.bool("allow-missing-template-keys"),
    readFile: (path) => io.readFile(path),
  });
}

/** What an earlier process has heard of the server's types is asked first; the server, where they are not among those. */
async function select({ flags, args, io }: Call, connection: Connection): Promise<Selected[]> {
  const options = { namespace: connection.namespace, allNamespaces: flags.bool("all-namespaces") };
  const from = async (discovery: Discovery): Promise<Selected[]> => {
    const selected = selectResources(discovery, args, options);
    await warnOfShortNames(io, discovery, args);
    return selected;
  };
  try {
    return await from(await connection.discovery({ mayBeOld: true }));
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    return await from(await connection.discovery());
  }
}

async function watch(watching: Parameters<typeof watchSelected>[0]): Promise<number> {
  const { watchSelected } = await import("./get_watch.ts");
  return await watchSelected(watching);
}

/** `get -f`: what cannot be read is told after what can. */
async function printManifests(
  call: Call,
  connection: Connection,
  printer: ObjectPrinter | undefined,
): Promise<number> {
  const { flags, io } = call;
  const { selectManifests } = await import("./selected_manifests.ts");
  const { selected: all, problem } = await selectManifests(call, connection);
  const selected = withSubresource(all, flags.string("subresource"));
  if (flags.bool("watch") || flags.bool("watch-only")) {
    return await watch({ call, connection, selected, printer });
  }
  if (selected.length === 0 && !problem) {
    await io.err(`No resources found in ${connection.namespace} namespace.\n`);
    return 0;
  }
  const code = selected.length === 0 ? 1 : await printSelected(call, connection, selected, printer);
  if (!problem) return code;
  const { kubectlErrorText } = await import("./error_text.ts");
  await io.err(kubectlErrorText(new AggregateError([problem])) ?? "");
  return 1;
}

function withSubresource(selected: Selected[], subresource: string): Selected[] {
  if (subresource === "") return selected;
  if (selected.some(({ name }) => name === undefined)) {
    throw new Error("subresource cannot be used when bulk resources are specified");
  }
  return selected.map((one) => ({ ...one, path: `${one.path}/${subresource}` }));
}

const WHICH_TYPE = "You must specify the type of resource to get. Use " +
  '"kubectl api-resources" for a complete list of supported resources.';
const WHAT_IT_IS =
  'Use "kubectl explain <resource>" for a detailed description of that resource (e.g. kubectl explain pods).';

async function printSelected(
  call: Call,
  connection: Connection,
  selected: Selected[],
  printer: ObjectPrinter | undefined,
): Promise<number> {
  if (!printer) return await printTables(call, connection, selected);
  const { printObjects } = await import("./get_objects.ts");
  return await printObjects(call, connection, { selected, printer });
}

async function printTables(call: Call, { client }: Connection, selected: Selected[]): Promise<number> {
  const { flags, io } = call;
  const sortBy = flags.string("sort-by");
  const isPlain = !flags.bool("server-print");
  const options = { ...readOptions(call), wholeObjects: sortBy !== "", isPlain, nowMs: io.now() };
  const { read, errors } = await readSelected(call, selected, (one) => readTable(client, one, options));
  // Objects asked for by name one after another are rows of one table.
  const tables: { table: Table; options: TableTextOptions; one: Selected }[] = [];
  for (const { one, value } of read) {
    const last = tables.at(-1);
    if (last && last.one.resource === one.resource) last.table.rows.push(...value.rows);
    else tables.push({ table: value, one, options: tableTextOptions(call, read.map(({ one }) => one), one) });
  }
  if (sortBy !== "") {
    const { sortedRows } = await import("./sorted_rows.ts");
    for (const { table } of tables) table.rows = sortedRows(table, sortBy);
  }
  const text = tablesText(tables);
  await io.out(text);
  if (text === "" && errors === 0 && !flags.bool("ignore-not-found")) {
    await io.err(nothingFound(call, selected));
  }
  return errors ? 1 : 0;
}

function nothingFound({ flags }: Call, selected: Selected[]): string {
  const isInNamespace = !flags.bool("all-namespaces") &&
    selected.every(({ resource }) => resource.namespaced);
  const [first] = selected;
  return isInNamespace ? `No resources found in ${first?.namespace} namespace.\n` : "No resources found\n";
}

async function printRaw({ flags, args, io, connect }: Call): Promise<number> {
  if (args.length > 0) throw new Error("arguments may not be passed when --raw is specified");
  if (flags.bool("watch") || flags.bool("watch-only") || flags.string("selector")) {
    throw new Error(
      "--raw may not be specified with other flags that filter the server request or alter the output",
    );
  }
  if (flags.string("output")) throw new Error("--raw and --output are mutually exclusive");
  const { client } = await connect();
  const response = await client.request(flags.string("raw"), { accept: "*/*", signal: io.signal });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) await io.out(decoder.decode(chunk, { stream: true }));
  return 0;
}
