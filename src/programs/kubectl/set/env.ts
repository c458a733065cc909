import { environmentNameProblems } from "../../../kube/name_rules.ts";
import type { JsonObject, KubeObject } from "../../../kube/object.ts";
import { containersIn } from "../../../kube/pod_template.ts";
import type { Call, Program } from "../../program.ts";
import { hasManifests } from "../manifest_flags.ts";
import { changeObjects } from "../object_change.ts";
import { changeFlags, selectorFlag } from "./change_flags.ts";
import { type Variable, variablesFrom } from "./env_source.ts";
import { printEnvironment } from "./env_list.ts";
import { queryOf } from "./image.ts";
import { matchesName, requirePods } from "./pod_change.ts";

/** `kubectl set env`. */
export const setEnv: Program = {
  name: "env",
  summary: "Environment variables of pods and their templates",
  description:
    "Sets, takes away and shows the environment variables of containers: KEY=VALUE sets one, KEY- takes it\n" +
    "away. With --from, each entry of a config map or secret becomes a variable that refers to it.",
  usage: ["RESOURCE/NAME KEY_1=VAL_1 ... KEY_N=VAL_N"],
  flags: [
    ...changeFlags,
    {
      name: "containers",
      short: "c",
      kind: "string",
      default: "*",
      usage: "The containers to change; * stands for any letters.",
    },
    { name: "env", short: "e", kind: "array", usage: "A variable to set: KEY=VALUE." },
    { name: "from", kind: "string", usage: "A config map or secret whose entries become variables." },
    { name: "keys", kind: "list", usage: "Only these entries of --from." },
    { name: "list", kind: "bool", usage: "Show the variables, and what the command changes." },
    {
      name: "overwrite",
      kind: "bool",
      default: true,
      usage: "Variables that are there may get another value.",
    },
    { name: "prefix", kind: "string", usage: "What the names of the variables of --from begin with." },
    { name: "resolve", kind: "bool", usage: "With --list: show the values that variables refer to." },
    selectorFlag,
  ],
  examples: [
    ["One variable", "kubectl set env deployment/web COLOR=blue"],
    ["Take it away", "kubectl set env deployment/web COLOR-"],
    ["What is there", "kubectl set env deployment/web --list"],
    ["All entries of a secret", "kubectl set env --from=secret/shop deployment/web"],
  ],
  run: runEnv,
};

async function runEnv(call: Call): Promise<number> {
  const { flags } = call;
  const { resources, words } = splitArguments(call.args);
  if (resources.length === 0 && !hasManifests(call)) {
    throw new Error("one or more resources must be specified as <resource> <name> or <resource>/<name>");
  }
  const edit = editOf([...flags.list("env"), ...words]);
  if (flags.string("from")) edit.set.push(...await variablesFrom(call));
  const isList = flags.bool("list");
  if (isList && flags.string("output")) throw new Error("--list and --output may not be specified together");
  return await changeObjects(call, {
    query: queryOf(call, resources),
    outcome: "env updated",
    failure: "failed to patch env update to pod template: ",
    isSilent: isList,
    async change(object, name) {
      const { spec } = requirePods(object, name);
      const pattern = flags.string("containers");
      const containers = [...containersIn(spec, "initContainers"), ...containersIn(spec)]
        .filter((container) => matchesName(pattern, String(container["name"])));
      if (containers.length === 0) {
        await call.io.err(
          `Warning: ${object.kind}/${object.metadata.name} ${NO_CONTAINER} ${JSON.stringify(pattern)}\n`,
        );
        return;
      }
      if (!flags.bool("overwrite")) checkOverwrites(containers, edit, name);
      for (const container of containers) applyEdit(container, edit);
      if (isList) await list(call, object, containers);
    },
  });
}

const NO_CONTAINER = "does not have any containers matching";

async function list(call: Call, object: KubeObject, containers: JsonObject[]): Promise<void> {
  for (const container of containers) {
    await call.io.out(`# ${object.kind} ${object.metadata.name}, container ${container["name"]}\n`);
    await printEnvironment(call, object, container);
  }
}

interface Edit {
  set: Variable[];
  removed: string[];
}

function splitArguments(args: readonly string[]): { resources: string[]; words: string[] } {
  const resources: string[] = [];
  const words: string[] = [];
  for (const arg of args) {
    if (arg.includes("=") || arg.endsWith("-")) words.push(arg);
    else if (words.length === 0) resources.push(arg);
    else throw new Error(`all resources must be specified before environment changes: ${arg}`);
  }
  return { resources, words };
}

function editOf(words: readonly string[]): Edit {
  const set = new Map<string, Variable>();
  const removed: string[] = [];
  for (const word of words) {
    const equals = word.indexOf("=");
    if (equals < 0) {
      if (!word.endsWith("-")) throw new Error(`unknown environment: ${word}`);
      removed.push(word.slice(0, -1));
      continue;
    }
    const name = word.slice(0, equals);
    const problems = environmentNameProblems(name);
    if (problems.length) {
      throw new Error(`${JSON.stringify(name)} is not a valid key name: ${problems.join(",")}`);
    }
    set.set(name, { name, value: word.slice(equals + 1) });
  }
  if (removed.some((name) => set.has(name))) {
    throw new Error("can not both modify and remove the same environment variable in the same command");
  }
  return { set: [...set.values()], removed };
}

function checkOverwrites(containers: JsonObject[], { set }: Edit, object: string): void {
  for (const container of containers) {
    for (const { name, value } of (container["env"] ?? []) as unknown as Variable[]) {
      const wanted = set.find((variable) => variable.name === name);
      if (wanted && wanted.value !== value) {
        throw new Error(`${object} '${name}' already has a value (${value ?? ""}), and --overwrite is false`);
      }
    }
  }
}

/** What is there keeps its place. */
function applyEdit(container: JsonObject, { set, removed }: Edit): void {
  const present = (container["env"] ?? []) as unknown as Variable[];
  const kept = present.filter(({ name }) => !removed.includes(name))
    .map((variable) => set.find(({ name }) => name === variable.name) ?? variable);
  const added = set.filter(({ name }) => !kept.some((variable) => variable.name === name));
  const all = [...kept, ...added];
  if (all.length) container["env"] = all as unknown as JsonObject[];
  else delete container["env"];
}
