/** Predicates on a host, its files and processes, and on what answers a request. */
import { expressionOf } from "../../kube/expressions/bounded_expression.ts";
import { isAsWished, isCount, shortText } from "./comparison.ts";
import { containerNamed } from "./engine_predicates.ts";
import { fieldAt } from "./field_at.ts";
import { aboutOne } from "./finding.ts";
import { need } from "./missing.ts";
import type {
  All,
  Any,
  ContextPredicate,
  FilePredicate,
  None,
  PortPredicate,
  Predicate,
  ProcessPredicate,
  RanPredicate,
  ReachablePredicate,
} from "./predicate.ts";
import type { FetchAnswer, Finding, ProcessFacts, WorldView } from "./world_view.ts";

/** The predicates that are neither of the cluster nor of the engine. */
type HostPredicate =
  | FilePredicate
  | ProcessPredicate
  | PortPredicate
  | ContextPredicate
  | RanPredicate
  | ReachablePredicate;

export async function evaluateHost(
  predicate: Exclude<Predicate, All | Any | None>,
  view: WorldView,
): Promise<Finding> {
  const asked = predicate as HostPredicate;
  if ("file" in asked) return await findFile(asked, view);
  if ("process" in asked) return await findProcess(asked, view);
  if ("reachable" in asked) return await findAnswer(asked, view);
  const host = need(view.host, "host");
  if ("port" in asked) {
    const ok = await host.isListening(asked.port);
    return { ok, found: ok ? "somebody listens" : "nobody listens", matches: [] };
  }
  if ("context" in asked) {
    const current = await host.currentContext();
    return { ok: current === asked.context, found: `is ${current ?? "not set"}`, matches: [current ?? null] };
  }
  const commands = host.commands().filter((line) => hasWords(line, asked.ran));
  return {
    ok: commands.length > 0,
    found: commands.length > 0 ? "was run" : "was not run",
    matches: commands,
  };
}

/** The words stand in the line one after another, wherever it begins. */
function hasWords(line: string, words: string): boolean {
  const [all, wanted] = [line.trim().split(/\s+/), words.trim().split(/\s+/)];
  return all.some((_, at) => wanted.every((word, index) => all[at + index] === word));
}

async function findFile(predicate: FilePredicate, view: WorldView): Promise<Finding> {
  const text = await readFile(predicate, view);
  if (text === undefined) return { ok: predicate.exists === false, found: "there is none", matches: [] };
  if (predicate.path !== undefined) return aboutOne(JSON.parse(text), predicate);
  const ok = isAsWished([text], predicate);
  return { ok, found: ok ? "is there" : saysText(text), matches: [text] };
}

/** A single line is told in short. */
function saysText(text: string): string {
  const lines = text.trim().split("\n");
  if (lines.length > 1) return "says something else";
  return lines[0] === "" ? "is empty" : `says ${shortText(lines)}`;
}

async function readFile(predicate: FilePredicate, view: WorldView): Promise<string | undefined> {
  const [where, name = ""] = (predicate.of ?? "host").split(/\/(.*)/s);
  switch (where) {
    case "container":
      return await need(view.engine, "Docker engine").readFile({ container: name }, predicate.file);
    case "volume":
      return await need(view.engine, "Docker engine").readFile({ volume: name }, predicate.file);
    case "pod":
      return await need(view.cluster, "cluster")
        .readFile(name, predicate.namespace ?? view.namespace, predicate.file);
    default:
      return await need(view.host, "host").readFile(predicate.file);
  }
}

async function findProcess(predicate: ProcessPredicate, view: WorldView): Promise<Finding> {
  const host = need(view.host, "host");
  const all = await host.processes();
  const container = await containerOf(predicate, view);
  const pattern = expressionOf(predicate.process, "u");
  const own = all.find(({ pids }) => pids[0] === 1)?.namespaces ?? {};
  const found = all.filter((process) =>
    pattern.test(process.commandLine) && isIn(process, predicate.of, container) &&
    (predicate.pid === undefined || process.pids.at(-1) === predicate.pid) &&
    (predicate.apart ?? []).every((kind) =>
      process.namespaces[kind] !== undefined && process.namespaces[kind] !== own[kind]
    )
  );
  const lines = found.map(({ pids, commandLine }) => `${pids[0]} ${commandLine}`);
  return {
    ok: isCount(found.length, predicate.count),
    found: found.length === 0 ? "there is none" : shortText(lines),
    matches: found.map(({ pids }) => pids[0] ?? null),
  };
}

async function containerOf({ of }: ProcessPredicate, view: WorldView): Promise<string | undefined> {
  if (!of?.startsWith("container/")) return undefined;
  const container = await containerNamed(need(view.engine, "Docker engine"), of.slice("container/".length));
  return String(fieldAt(container, "Id") ?? "none");
}

function isIn({ container }: ProcessFacts, of: string | undefined, wanted: string | undefined): boolean {
  return of === undefined || of === "host" ? true : container === wanted;
}

async function findAnswer(predicate: ReachablePredicate, view: WorldView): Promise<Finding> {
  const { reachable: url, status = 200, contains } = predicate;
  const answer = await ask(predicate, view, url);
  if ("failure" in answer) return { ok: false, found: inShort(answer.failure), matches: [] };
  const isOther = contains !== undefined && !answer.body.includes(contains);
  const ok = answer.status === status && !isOther;
  const found = answer.status === status && isOther ? `: it ${saysText(answer.body)}` : "";
  return { ok, found: `answers ${answer.status}${found}`, matches: [answer.body] };
}

/** What a program in Go would say is long, and names a resolver that need not be the asker's. */
function inShort(failure: string): string {
  const [, name] = /lookup (\S+) on \S+: no such host/.exec(failure) ?? [];
  if (name !== undefined) return `no such host: ${name}`;
  return failure.replace(/^.*connect: (?=connection refused$)/, "");
}

function ask(
  { from = "host", namespace }: ReachablePredicate,
  view: WorldView,
  url: string,
): Promise<FetchAnswer> {
  if (from === "cluster") return need(view.cluster, "cluster").fetch(url, namespace ?? view.namespace);
  if (from.startsWith("pod/")) {
    const pod = from.slice("pod/".length);
    return need(view.cluster, "cluster").fetchFrom(pod, url, namespace ?? view.namespace);
  }
  if (from.startsWith("container/")) {
    return need(view.engine, "Docker engine").fetch(from.slice("container/".length), url);
  }
  return need(view.host, "host").fetch(url);
}
