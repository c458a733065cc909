import { ApiError } from "../../cluster/api_error.ts";
import type { Json, KubeObject } from "../../kube/object.ts";
import { asList } from "../../kube/print_object.ts";
import { JsonPathError } from "../../kube/json_path.ts";
import { sortByPath } from "../../kube/sort_by.ts";
import type { Table } from "../../kube/table.ts";
import { tablesText, type TableTextOptions } from "../../kube/table_text.ts";
import type { Connection } from "../connection.ts";
import { ArgumentsError, type Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { kubectlErrorText } from "./error_text.ts";
import { worded } from "./list_refusal.ts";
import { readTable, tableTextOptions } from "./get_table.ts";
import { watchSelected } from "./get_watch.ts";
import { hasManifests, manifestFlags } from "./manifest_source.ts";
import { type ObjectPrinter, objectPrinter, outputWithTemplate, PrintError } from "./object_printer.ts";
import { type ObjectReadOptions, readObjects } from "./read_objects.ts";
import { selectManifests } from "./selected_manifests.ts";
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
    const output = outputWithTemplate(flags.string("output"), flags.string("template"));
    const printer = await objectPrinter(output, {
      noHeaders: flags.bool("no-headers"),
      showManagedFields: flags.bool("show-managed-fields"),
      allowMissingKeys: flags.bool("allow-missing-template-keys"),
      readFile: (path) => io.readFile(path),
    });
    if (args.length === 0 && !hasManifests(call)) {
      await io.err(`${WHICH_TYPE}\n\n`);
      throw new ArgumentsError(`Required resource not specified.\n${WHAT_IT_IS}`);
    }
    const connection = await call.connect();
    if (hasManifests(call)) return await printManifests(call, connection, printer);
    const all = selectResources(await connection.discovery(), args, {
      namespace: connection.namespace,
      allNamespaces: flags.bool("all-namespaces"),
    });
    const isNamed = all.some(({ name }) => name !== undefined);
    if (isNamed && (flags.has("selector") || flags.has("field-selector"))) {
      throw new Error("name cannot be provided when a selector is specified");
    }
    const selected = withSubresource(all, flags.string("subresource"));
    if (flags.bool("watch") || flags.bool("watch-only")) {
      return await watchSelected({ call, connection, selected, printer });
    }
    return printer
      ? await printObjects(call, connection, selected, printer)
      : await printTables(call, connection, selected);
  },
};

/** `get -f`: what cannot be read is told after what can. */
async function printManifests(
  call: Call,
  connection: Connection,
  printer: ObjectPrinter | undefined,
): Promise<number> {
  const { flags, io } = call;
  const { selected: all, problem } = await selectManifests(call, connection);
  const selected = withSubresource(all, flags.string("subresource"));
  if (flags.bool("watch") || flags.bool("watch-only")) {
    return await watchSelected({ call, connection, selected, printer });
  }
  if (selected.length === 0 && !problem) {
    await io.err(`No resources found in ${connection.namespace} namespace.\n`);
    return 0;
  }
  const code = selected.length === 0
    ? 1
    : printer
    ? await printObjects(call, connection, selected, printer)
    : await printTables(call, connection, selected);
  if (!problem) return code;
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

async function printTables(call: Call, { client }: Connection, selected: Selected[]): Promise<number> {
  const { flags, io } = call;
  const sortBy = flags.string("sort-by");
  const isPlain = !flags.bool("server-print");
  const options = { ...readOptions(call), wholeObjects: sortBy !== "", isPlain, nowMs: io.now() };
  const { read, errors } = await readAll(call, selected, (one) => readTable(client, one, options));
  // Objects asked for by name one after another are rows of one table.
  const tables: { table: Table; options: TableTextOptions; one: Selected }[] = [];
  for (const { one, value } of read) {
    const last = tables.at(-1);
    if (last && last.one.resource === one.resource) last.table.rows.push(...value.rows);
    else tables.push({ table: value, one, options: tableTextOptions(call, read.map(({ one }) => one), one) });
  }
  for (const { table } of tables) {
    if (sortBy !== "") table.rows = sortedRows(table, sortBy);
  }
  const text = tablesText(tables);
  await io.out(text);
  if (text === "" && errors === 0 && !flags.bool("ignore-not-found")) {
    await io.err(nothingFound(call, selected));
  }
  return errors ? 1 : 0;
}

/** A field that no row has leaves nothing: kubectl prints the table that it could not sort as an empty one. */
function sortedRows({ rows }: Table, sortBy: string): Table["rows"] {
  try {
    return sortByPath(rows, sortBy, (row) => row.object as Json);
  } catch (error) {
    if (error instanceof JsonPathError && error.message.startsWith("couldn't find any field")) return [];
    throw error;
  }
}

async function printObjects(
  call: Call,
  { client }: Connection,
  selected: Selected[],
  printer: ObjectPrinter,
): Promise<number> {
  const { flags, io } = call;
  const { read, errors } = await readAll(
    call,
    selected,
    (one) => readObjects(client, one, readOptions(call)),
  );
  const sortBy = flags.string("sort-by");
  const found = read.flatMap(({ value }) => value);
  const items = sortBy === "" ? found : sortByPath(found, sortBy, (item) => item as Json);
  const isOne = selected.length === 1 && selected[0]!.name !== undefined;
  if (isOne && items.length === 0) return errors ? 1 : 0;
  const whole = isOne ? items[0]! : asList(items as Json[]) as unknown as KubeObject;
  try {
    await io.out(printer({ whole, items }));
  } catch (error) {
    if (error instanceof PrintError) await io.out(error.printed);
    throw error;
  }
  return errors ? 1 : 0;
}

/** What could be read; what could not is told on stderr and counted. */
async function readAll<T>(
  { io, flags }: Pick<Call, "io" | "flags">,
  selected: Selected[],
  read: (one: Selected) => Promise<T>,
): Promise<{ read: { one: Selected; value: T }[]; errors: number }> {
  const done: { one: Selected; value: T }[] = [];
  let errors = 0;
  for (const one of selected) {
    try {
      done.push({ one, value: await read(one) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 404 && one.name !== undefined && flags.bool("ignore-not-found")) continue;
      errors++;
      await io.err(`${kubectlErrorText(worded(error, one, readOptions({ flags, io })))}\n`);
    }
  }
  return { read: done, errors };
}

function readOptions({ flags, io }: Pick<Call, "flags" | "io">): ObjectReadOptions {
  return {
    labelSelector: flags.string("selector"),
    fieldSelector: flags.string("field-selector"),
    chunkSize: flags.number("chunk-size") ?? 0,
    signal: io.signal,
  };
}

function nothingFound({ flags }: Call, selected: Selected[]): string {
  const isInNamespace = !flags.bool("all-namespaces") &&
    selected.every(({ resource }) => resource.namespaced);
  const [first] = selected;
  return isInNamespace ? `No resources found in ${first?.namespace} namespace.\n` : "No resources found\n";
}

async function printRaw({ flags, args, io, connect }: Call): Promise<number> {
  if (args.length > 0) throw new Error("arguments may not be passed when --raw is specified");
  const { client } = await connect();
  const response = await client.request(flags.string("raw"), { accept: "*/*", signal: io.signal });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) await io.out(decoder.decode(chunk, { stream: true }));
  return 0;
}
