import { ApiError } from "../../cluster/api_error.ts";
import type { Client } from "../../cluster/client.ts";
import { describeObject } from "../../cluster/describe_object.ts";
import { describerFor } from "../../kube/describe/mod.ts";
import type { KubeObject } from "../../kube/object.ts";
import type { Call, Program } from "../program.ts";
import { kubectlErrorText } from "./error_text.ts";
import { worded } from "./list_refusal.ts";
import { type ObjectReadOptions, readObjects } from "./read_objects.ts";
import { hasManifests, manifestFlags } from "./manifest_flags.ts";
import { selectManifests } from "./selected_manifests.ts";
import { type Selected, selectResources } from "./selection.ts";

/** `kubectl describe`. */
export const describe: Program = {
  name: "describe",
  summary: "All about objects, with their events",
  usage: ["TYPE [NAME_PREFIX | -l label]", "TYPE/NAME"],
  flags: [
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    { name: "chunk-size", kind: "int", default: 500, usage: "Objects a request; 0 asks for all at once." },
    ...manifestFlags("Files, folders or addresses that name the objects."),
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
    {
      name: "show-events",
      kind: "bool",
      default: true,
      usage: "Show events; by default of a single object only.",
    },
  ],
  examples: [
    ["A pod with its events", "pequod describe pod env-echgo"],
    ["The deployments of one app", "pequod describe deploy -l app=my-service-a"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    if (args.length === 0 && !hasManifests(call)) {
      await io.err(`error: You must specify the type of resource to describe. ${HOW_TO_KNOW}\n`);
      return 1;
    }
    if (args.length > 1 && flags.has("selector")) {
      throw new Error("name cannot be provided when a selector is specified");
    }
    const connection = await call.connect();
    const { client, namespace, discovery } = connection;
    const files = hasManifests(call) ? await selectManifests(call, connection) : undefined;
    const selected = files?.selected ?? selectResources(await discovery(), args, {
      namespace,
      allNamespaces: flags.bool("all-namespaces"),
    });
    const { found, errors } = await readAll(client, selected, call);
    const isByPrefix = found.some(({ one, object }) =>
      one.name !== undefined && one.name !== object.metadata.name
    );
    // Events of many objects would be as many requests: kubectl leaves them out unless asked.
    const showEvents = flags.bool("show-events") &&
      (flags.has("show-events") || (found.length === 1 && !isByPrefix));
    for (const [index, { one, object }] of found.entries()) {
      const describer = describerFor(one.resource.group, one.resource.kind);
      const options = { nowMs: io.now(), signal: io.signal, showEvents };
      const text = await describeObject(client, describer, object, options);
      // What was found by the start of its name is set apart otherwise (DescribeMatchingResources).
      await io.out(isByPrefix ? `${text}\n` : index === 0 ? text : `\n\n${text}`);
    }
    for (const error of errors) await io.err(`${kubectlErrorText(error)}\n`);
    if (files?.problem) {
      await io.err(kubectlErrorText(new AggregateError([files.problem])) ?? "");
      return 1;
    }
    if (found.length === 0 && errors.length === 0) await io.err(nothingFound(call, namespace));
    return errors.length ? 1 : 0;
  },
};

const HOW_TO_KNOW = 'Use "kubectl api-resources" for a complete list of supported resources.';

interface Found {
  one: Selected;
  object: KubeObject;
}

async function readAll(client: Client, selected: Selected[], { flags, io }: Call) {
  const found: Found[] = [];
  const errors: unknown[] = [];
  const selector = flags.string("selector");
  const options = {
    chunkSize: flags.number("chunk-size") ?? 0,
    signal: io.signal,
    ...(selector ? { labelSelector: selector } : {}),
  };
  for (const one of selected) {
    try {
      for (const object of await readOrPrefix(client, one, options)) found.push({ one, object });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      errors.push(worded(error, one, options));
    }
  }
  return { found, errors };
}

/** A name that is no object's may be how several begin. */
async function readOrPrefix(
  client: Client,
  one: Selected,
  options: ObjectReadOptions,
): Promise<KubeObject[]> {
  try {
    return await readObjects(client, one, options);
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 404 || one.name === undefined) throw error;
    const { name, path, ...rest } = one;
    const collection = { ...rest, path: path.slice(0, path.lastIndexOf("/")) };
    const all = await readObjects(client, collection, options);
    const begun = all.filter(({ metadata }) => metadata.name?.startsWith(name));
    if (begun.length === 0) throw error;
    return begun;
  }
}

/** The original names the namespace even where the kind has none. */
function nothingFound({ flags }: Call, namespace: string): string {
  return flags.bool("all-namespaces")
    ? "No resources found\n"
    : `No resources found in ${namespace} namespace.\n`;
}
