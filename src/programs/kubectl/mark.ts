/** What `label` and `annotate` have in common: small texts by key in the metadata of objects. */
import type { KubeObject } from "../../kube/object.ts";
import { mergeDiff } from "../../kube/merge_diff.ts";
import type { Flag } from "../flags.ts";
import type { Call } from "../program.ts";
import { type DryRun, dryRunFlag, dryRunOf } from "./dry_run.ts";
import { hasManifests, manifestFlags } from "./manifest_flags.ts";
import { readLocalManifests } from "./manifest_source.ts";
import { outcomeFlags, outcomePrinter } from "./outcome.ts";
import { splitPairArguments } from "./pair_arguments.ts";
import { actOnEach } from "./several_errors.ts";
import { findTargets, type Target, targetPath, type Targets } from "./targets.ts";
import { fieldManagerFlag, writeQuery } from "./write_flags.ts";

/** What is set and what is taken away. */
export interface Marks {
  set: Record<string, string>;
  removed: string[];
}

/** How one of the two verbs goes about it. */
export interface MarkManner {
  /** `label` or `annotation`, as messages say it. */
  word: "label" | "annotation";
  field: "labels" | "annotations";
  /** @throws {Error} in kubectl's words */
  parse(pairs: readonly string[]): Marks;
  /** Refuses what is there with another value. @throws {Error} in kubectl's words */
  checkOverwrites(present: Record<string, string>, marks: Marks): void;
  /** The word for what was done. */
  outcome(before: Record<string, string>, after: Record<string, string>): string;
  /** What is said of keys that were to be taken away and are not there. */
  missing?(key: string): string;
}

/** The flags; `verb` names the field manager. */
export function markFlags(verb: string, things: string): Flag[] {
  return [
    { name: "all", kind: "bool", usage: "Every object of the types in the namespace." },
    {
      name: "all-namespaces",
      short: "A",
      kind: "bool",
      usage: "Every namespace; --namespace is then ignored.",
    },
    ...outcomeFlags,
    dryRunFlag,
    fieldManagerFlag(`kubectl-${verb}`),
    {
      name: "field-selector",
      kind: "string",
      usage: "Only objects whose fields fit, such as status.phase=Running.",
    },
    ...manifestFlags(`Files, folders or addresses that name the objects.`),
    { name: "list", kind: "bool", usage: `Show the ${things} of the objects.` },
    { name: "local", kind: "bool", usage: "Change only what the files say, without asking the server." },
    {
      name: "overwrite",
      kind: "bool",
      usage: `${things[0]!.toUpperCase()}${things.slice(1)} that are there may get another value.`,
    },
    {
      name: "resource-version",
      kind: "string",
      usage: "Only change the object while it has this version; for a single object.",
    },
    {
      name: "selector",
      short: "l",
      kind: "string",
      usage: "Only objects whose labels fit, such as app=web.",
    },
  ];
}

export async function runMark(call: Call, manner: MarkManner): Promise<number> {
  const { flags, args } = call;
  const { resources, pairs } = splitPairArguments(args, manner.word);
  const marks = manner.parse(pairs);
  const dryRun = await dryRunOf(call);
  if (flags.bool("all") && flags.string("selector") !== "") {
    throw new Error("cannot set --all and --selector at the same time");
  }
  if (flags.bool("all") && flags.string("field-selector") !== "") {
    throw new Error("cannot set --all and --field-selector at the same time");
  }
  if (flags.bool("local") && dryRun === "server") {
    throw new Error("cannot specify --local and --dry-run=server - did you mean --dry-run=client?");
  }
  if (resources.length === 0 && !hasManifests(call)) {
    throw new Error("one or more resources must be specified as <resource> <name> or <resource>/<name>");
  }
  const isNothing = Object.keys(marks.set).length === 0 && marks.removed.length === 0;
  if (isNothing && !flags.bool("list")) throw new Error(`at least one ${manner.word} update is required`);
  const print = await outcomePrinter(call, dryRun);
  const marking: Marking = { call, manner, marks, dryRun, print };
  if (flags.bool("local")) return await markLocally(marking);
  const connection = await call.connect();
  const found = await findTargets(call, connection, {
    args: resources,
    selector: flags.string("selector"),
    fieldSelector: flags.string("field-selector"),
    isAllDefault: flags.bool("all"),
    allNamespaces: flags.bool("all-namespaces"),
  });
  if (flags.bool("list")) return await list(found, marking, isSingle(found, resources));
  if (flags.string("resource-version") !== "" && !isSingle(found, resources)) {
    throw new Error("--resource-version may only be used with a single resource");
  }
  await actOnEach(found.targets, (target) => markOne(marking, target), found.problem);
  return 0;
}

interface Marking {
  call: Call;
  manner: MarkManner;
  marks: Marks;
  dryRun: DryRun;
  print: Awaited<ReturnType<typeof outcomePrinter>>;
}

/** A name stands for one object, a type or a file may stand for more. */
function isSingle({ targets }: Targets, resources: readonly string[]): boolean {
  return targets.length === 1 && (resources.length > 1 || resources[0]?.includes("/") === true);
}

async function markOne(marking: Marking, target: Target): Promise<void> {
  const { call: { flags, io, connect }, manner, marks, dryRun, print } = marking;
  const object = await target.live();
  const { marked, outcome } = mark(object, marking);
  const version = flags.string("resource-version");
  const missing = marks.removed.filter((key) => present(object, manner)[key] === undefined);
  if (dryRun !== "client") { for (const key of missing) await io.out(manner.missing?.(key) ?? ""); }
  let answer = marked;
  if (dryRun !== "client") {
    const patch = mergeDiff(
      { metadata: { [manner.field]: present(object, manner) } },
      {
        metadata: {
          [manner.field]: present(marked, manner),
          ...(version ? { resourceVersion: version } : {}),
        },
      },
    );
    const { client } = await connect();
    const query = writeQuery(flags, dryRun);
    answer = await client.patch(targetPath(target), "merge", patch, { query, signal: io.signal });
  }
  await io.out(print(answer, outcome));
}

async function markLocally(marking: Marking): Promise<number> {
  const { call, print } = marking;
  const { manifests, problem } = await readLocalManifests(call);
  await actOnEach(manifests, async ({ object }) => {
    const { marked, outcome } = mark(object, marking);
    await call.io.out(print(marked, outcome));
  }, problem);
  return 0;
}

function mark(object: KubeObject, { call: { flags }, manner, marks }: Marking) {
  const before = present(object, manner);
  if (!flags.bool("overwrite")) manner.checkOverwrites(before, marks);
  const after = { ...before, ...marks.set };
  for (const key of marks.removed) delete after[key];
  const metadata = { ...object.metadata, [manner.field]: after } as unknown as KubeObject["metadata"];
  return { marked: { ...object, metadata }, outcome: manner.outcome(before, after) };
}

function present(object: KubeObject, { field }: MarkManner): Record<string, string> {
  return (object.metadata?.[field] ?? {}) as Record<string, string>;
}

async function list({ targets, problem }: Targets, marking: Marking, isOne: boolean): Promise<number> {
  const { call: { io }, manner } = marking;
  await actOnEach(targets, async (target) => {
    const object = await target.live();
    const { kind, group } = target.resource;
    const entries = Object.entries(present(object, manner)).sort(([a], [b]) => a < b ? -1 : 1);
    const lines = entries.map(([key, value]) => `${isOne ? "" : " "}${key}=${value}\n`);
    const head = isOne ? "" : `Listing ${manner.field} for ${kind}.${group}/${target.name}:\n`;
    await io.out(head + lines.join(""));
  }, problem);
  return 0;
}
