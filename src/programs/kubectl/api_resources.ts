import { type ApiResource, type Discovery, preferredResources } from "../../kube/discovery.ts";
import { ArgumentsError } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { alignColumns } from "../../kube/table_text.ts";

/** `kubectl api-resources`. */
export const apiResources: Program = {
  name: "api-resources",
  summary: "Which kinds the server knows",
  usage: ["[flags]"],
  flags: [
    { name: "api-group", kind: "string", usage: 'Only resources of that API group; "" is the core group.' },
    { name: "cached", kind: "bool", usage: "What another call has heard in the last minutes will do." },
    { name: "categories", kind: "list", usage: "Only resources of all these categories, such as all." },
    {
      name: "namespaced",
      kind: "bool",
      default: true,
      usage: "Only resources with a namespace; with =false, only those without.",
    },
    { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
    { name: "output", short: "o", kind: "string", usage: "Output format: wide, name, json, yaml or kyaml." },
    { name: "sort-by", kind: "string", usage: "Sort by name or kind." },
    { name: "verbs", kind: "list", usage: "Only resources that support all these verbs." },
  ],
  examples: [
    ["What can be listed in a namespace", "pequod api-resources --namespaced --verbs=list"],
    ["One API group, with verbs and categories", "pequod api-resources --api-group=apps -o wide"],
  ],
  async run(call) {
    const { flags, args, io } = call;
    if (args.length) throw new ArgumentsError(`unexpected arguments: [${args.join(" ")}]`);
    const output = flags.string("output");
    if (!["", "wide", "name", "json", "yaml", "kyaml"].includes(output)) {
      throw new Error(
        `unable to match a printer suitable for the output format ${
          JSON.stringify(output)
        }, allowed formats are: json,kyaml,name,wide,yaml`,
      );
    }
    const sortBy = flags.string("sort-by");
    if (!["", "name", "kind"].includes(sortBy)) {
      throw new Error(`--sort-by accepts only name or kind`);
    }
    const discovery = await (await call.connect()).discovery({ mayBeOld: flags.bool("cached") });
    const resources = preferredResources(discovery).filter((resource) => isWanted(resource, call)).sort(
      order(sortBy),
    );
    await io.out(await print(resources, output, flags.bool("no-headers")));
    return await reportFailures(discovery, call);
  },
};

/** kubectl shows what it could read, then says what it could not, and fails. */
async function reportFailures(discovery: Discovery, { io }: Call): Promise<number> {
  if (discovery.failures.length === 0) return 0;
  const failed = discovery.failures.map(({ groupVersion, message }) => `${groupVersion}: ${message}`).join(
    ", ",
  );
  await io.err(`error: unable to retrieve the complete list of server APIs: ${failed}\n`);
  return 1;
}

function isWanted(resource: ApiResource, { flags }: Call): boolean {
  if (flags.has("api-group") && resource.group !== flags.string("api-group")) return false;
  if (flags.has("namespaced") && resource.namespaced !== flags.bool("namespaced")) return false;
  if (!flags.list("verbs").every((verb) => resource.verbs.includes(verb))) return false;
  return flags.list("categories").every((category) => resource.categories.includes(category));
}

/** Without --sort-by: by group, then by name. */
function order(sortBy: string): (a: ApiResource, b: ApiResource) => number {
  const keys = (resource: ApiResource): string[] => {
    if (sortBy === "name") return [resource.name];
    if (sortBy === "kind") return [resource.kind];
    return [resource.group, resource.name];
  };
  return (a, b) => {
    const [left, right] = [keys(a), keys(b)];
    const index = left.findIndex((key, at) => key !== right[at]);
    return index < 0 ? 0 : left[index]! < right[index]! ? -1 : 1;
  };
}

async function print(resources: ApiResource[], output: string, noHeaders: boolean): Promise<string> {
  if (output === "name") return resources.map((resource) => `${qualified(resource)}\n`).join("");
  if (output === "json" || output === "yaml" || output === "kyaml") {
    const list = {
      kind: "APIResourceList",
      apiVersion: "v1",
      groupVersion: "",
      resources: resources.map(asApiResource),
    };
    if (output === "json") return JSON.stringify(list, null, 4) + "\n";
    if (output === "kyaml") return (await import("../../kube/kyaml.ts")).printKyaml(list);
    const { printYaml } = await import("../../kube/yaml.ts");
    return printYaml(list);
  }
  const wide = output === "wide";
  const header = [
    "NAME",
    "SHORTNAMES",
    "APIVERSION",
    "NAMESPACED",
    "KIND",
    ...(wide ? ["VERBS", "CATEGORIES"] : []),
  ];
  const rows = resources.map((resource) => [
    resource.name,
    resource.shortNames.join(","),
    groupVersion(resource),
    String(resource.namespaced),
    resource.kind,
    ...(wide ? [resource.verbs.join(","), resource.categories.join(",")] : []),
  ]);
  return alignColumns(noHeaders ? rows : [header, ...rows]);
}

function asApiResource(resource: ApiResource) {
  return {
    name: resource.name,
    singularName: resource.singularName,
    namespaced: resource.namespaced,
    ...(resource.group ? { group: resource.group } : {}),
    version: resource.version,
    kind: resource.kind,
    verbs: resource.verbs,
    ...(resource.shortNames.length ? { shortNames: resource.shortNames } : {}),
    ...(resource.categories.length ? { categories: resource.categories } : {}),
  };
}

function qualified(resource: ApiResource): string {
  return resource.group ? `${resource.name}.${resource.group}` : resource.name;
}

function groupVersion(resource: ApiResource): string {
  return resource.group ? `${resource.group}/${resource.version}` : resource.version;
}
