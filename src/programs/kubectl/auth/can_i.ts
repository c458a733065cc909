import { resourcePath } from "../../../cluster/resource_path.ts";
import type { ApiResource, Discovery } from "../../../kube/discovery.ts";
import type { KubeObject } from "../../../kube/object.ts";
import { resolveResource, ResourceNameError } from "../../../kube/resource_name.ts";
import type { AccessRule } from "../../../kube/right.ts";
import { alignColumns } from "../../../kube/table_text.ts";
import type { Call, Program } from "../../program.ts";

/** `kubectl auth can-i`. */
export const canI: Program = {
  name: "can-i",
  summary: "Whether something may be done",
  description:
    "Asks the server whether one may do something: a verb with a type, a named object, or a path of the API.\n" +
    "Exit code 1 where one may not.",
  usage: ["VERB [TYPE | TYPE/NAME | NONRESOURCEURL]"],
  flags: [
    { name: "all-namespaces", short: "A", kind: "bool", usage: "In every namespace." },
    { name: "list", kind: "bool", usage: "Show everything that one may do." },
    { name: "no-headers", kind: "bool", usage: "Leave out the line of column names." },
    { name: "quiet", short: "q", kind: "bool", usage: "Print nothing: the exit code says it." },
    { name: "subresource", kind: "string", usage: "A part of the object, such as log or scale." },
  ],
  examples: [
    ["May I make pods here?", "kubectl auth can-i create pods"],
    ["What may I do?", "kubectl auth can-i --list"],
  ],
  run: (call) => call.flags.bool("list") ? list(call) : ask(call),
};

/** Ends with a stop, as nowhere else. */
const TWO_ARGUMENTS =
  "error: you must specify two arguments: verb resource or verb resource/resourceName.\n" +
  "See 'kubectl auth can-i -h' for help and examples.\n";

async function ask(call: Call): Promise<number> {
  const { flags, args, io } = call;
  const [verb, what] = args;
  if (args.length !== 2 || verb === undefined || what === undefined) {
    await io.err(TWO_ARGUMENTS);
    return 1;
  }
  const { client, namespace, discovery } = await call.connect();
  const isQuiet = flags.bool("quiet");
  const warn = (text: string) => isQuiet ? Promise.resolve() : io.err(`Warning: ${text}\n\n`);
  if (!what.startsWith("/") && !KNOWN_VERBS.includes(verb)) await warn(`verb '${verb}' is not a known verb`);
  if (what.startsWith("/") && !URL_VERBS.includes(verb)) await warn(`verb '${verb}' is not a known verb`);
  const spec = what.startsWith("/") ? { nonResourceAttributes: { path: what, verb } } : {
    resourceAttributes: await attributes(what, {
      verb,
      subresource: flags.string("subresource"),
      namespace: flags.bool("all-namespaces") ? "" : namespace,
      found: await discovery(),
      warn,
      isEverywhere: flags.bool("all-namespaces"),
    }),
  };
  const review = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectAccessReview",
    metadata: {},
    spec,
  };
  const answer = await client.create<KubeObject>(REVIEWS, review, { signal: io.signal });
  const { allowed, reason, evaluationError } = (answer["status"] ?? {}) as Record<string, unknown>;
  const why = [reason ? ` - ${reason}` : "", evaluationError ? ` - ${evaluationError}` : ""].join("");
  if (!isQuiet) await io.out(allowed === true ? "yes\n" : `no${why}\n`);
  return allowed === true ? 0 : 1;
}

const REVIEWS = resourcePath({
  group: "authorization.k8s.io",
  version: "v1",
  name: "selfsubjectaccessreviews",
});
const KNOWN_VERBS =
  "get list watch create update patch delete deletecollection use bind impersonate escalate approve sign proxy *"
    .split(
      " ",
    );
const URL_VERBS = "get put post head options delete patch *".split(" ");

interface Asked {
  verb: string;
  subresource: string;
  namespace: string;
  found: Discovery;
  isEverywhere: boolean;
  warn(text: string): Promise<void>;
}

async function attributes(what: string, asked: Asked): Promise<Record<string, string>> {
  const { verb, subresource, namespace, isEverywhere } = asked;
  const [type = "", name] = what.split("/");
  const resource = await resolve(type, asked);
  if (resource && !resource.namespaced && !isEverywhere) {
    await asked.warn(`resource '${resource.name}' is not namespace scoped${groupWords(resource)}`);
  }
  const [plain = "", ...group] = type.split(".");
  return {
    verb,
    group: resource?.group ?? (type === "*" ? "*" : group.join(".")),
    resource: resource?.name ?? plain,
    ...(resource ? { version: resource.version } : {}),
    ...(subresource ? { subresource } : {}),
    ...(name === undefined ? {} : { name }),
    ...(namespace ? { namespace } : {}),
  };
}

function groupWords({ group }: ApiResource): string {
  return group ? ` in group '${group}'` : "";
}

async function resolve(type: string, { found, warn }: Asked): Promise<ApiResource | undefined> {
  if (type === "*") return undefined;
  try {
    return resolveResource(found, type);
  } catch (error) {
    if (!(error instanceof ResourceNameError)) throw error;
    const [resource, ...group] = type.split(".");
    const where = group.length ? ` in group '${group.join(".")}'` : "";
    await warn(`the server doesn't have a resource type '${resource}'${where}`);
    return undefined;
  }
}

async function list(call: Call): Promise<number> {
  const { flags, io, args } = call;
  if (args.length) throw new Error("list option must be specified with no arguments");
  const { client, namespace } = await call.connect();
  const review = {
    apiVersion: "authorization.k8s.io/v1",
    kind: "SelfSubjectRulesReview",
    metadata: {},
    spec: { namespace },
  };
  const { status } = await client.create<RulesReview>(RULES, review, { signal: io.signal });
  if (status?.incomplete) {
    await io.err(`warning: the list may be incomplete: ${status.evaluationError ?? ""}\n`);
  }
  const rules = [...compact(status?.resourceRules ?? []), ...urlRules(status?.nonResourceRules ?? [])]
    .sort((left, right) => sortKey(left) < sortKey(right) ? -1 : sortKey(left) > sortKey(right) ? 1 : 0);
  const rows = rules.map(({ group, resource, names, urls, verbs }) => [
    group ? `${resource}.${group}` : resource,
    cell(urls),
    cell(names),
    cell(verbs),
  ]);
  await io.out(alignColumns(flags.bool("no-headers") ? rows : [HEADERS, ...rows]));
  return 0;
}

const RULES = resourcePath({ group: "authorization.k8s.io", version: "v1", name: "selfsubjectrulesreviews" });
const HEADERS = ["Resources", "Non-Resource URLs", "Resource Names", "Verbs"];

interface RulesReview {
  status?: {
    resourceRules?: AccessRule[];
    nonResourceRules?: { verbs?: string[]; nonResourceURLs?: string[] }[];
    incomplete?: boolean;
    evaluationError?: string;
  };
}

/** One resource, or one path. */
interface SingleRule {
  group: string;
  resource: string;
  names: readonly string[];
  urls: readonly string[];
  verbs: readonly string[];
}

function cell(words: readonly string[]): string {
  return `[${words.join(" ")}]`;
}

/** Each resource apart; verbs on the same one together, unless names are given. */
function compact(rules: readonly AccessRule[]): SingleRule[] {
  const found = new Map<string, SingleRule>();
  const named: SingleRule[] = [];
  for (const { verbs, apiGroups = [], resources = [], resourceNames = [] } of rules) {
    for (const group of apiGroups) {
      for (const resource of resources) {
        const rule = { group, resource, names: resourceNames, urls: [], verbs };
        if (resourceNames.length) named.push(rule);
        else {
          const key = `${group}/${resource}`;
          const known = found.get(key)?.verbs ?? [];
          found.set(key, { ...rule, verbs: [...new Set([...known, ...verbs])] });
        }
      }
    }
  }
  return [...found.values(), ...named];
}

function urlRules(rules: readonly { verbs?: string[]; nonResourceURLs?: string[] }[]): SingleRule[] {
  return rules.flatMap(({ verbs = [], nonResourceURLs = [] }) =>
    nonResourceURLs.map((url) => ({ group: "", resource: "", names: [], urls: [url], verbs }))
  );
}

/** As Go prints a rule, which is what kubectl sorts by. */
function sortKey({ group, resource, names, urls, verbs }: SingleRule): string {
  const groups = resource === "" ? [] : [group];
  return `${cell(verbs)}${cell(groups)}${cell(resource ? [resource] : [])}${cell(names)}${cell(urls)}`;
}
