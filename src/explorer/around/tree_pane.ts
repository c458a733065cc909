/** What stands around an object, as a tree: owners above it, and below what it owns, selects, uses, and what uses it. */
import type { Line, Span } from "../../terminal/line.ts";
import { pad, shorten, textWidth } from "../../terminal/width.ts";
import type { Binding } from "../binding.ts";
import type { TaskEffect } from "../command.ts";
import { objectBindings } from "../object_bindings.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import { clusterReader, type Unread } from "../reasons/cluster_reader.ts";
import { jumpTo, referencedTarget } from "../reasons/openings.ts";
import type { PanePayload } from "../pane_payload.ts";
import { kubectlName } from "../resolve_resource.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import type { KnownObject } from "./owned.ts";
import { type Forest, treesOf } from "./forest.ts";
import { type Neighbour, neighboursOf, ownersOf } from "./surroundings.ts";
import { type Branch, branchOf, grown, rowsOf, type TreeRow, withBranch } from "./tree.ts";

export type TreeNews =
  | { type: "tree"; owners: readonly Neighbour[]; root: Neighbour; unread: readonly Unread[] }
  /** Of a branch; "": of the root. */
  | { type: "branches"; id: string; neighbours: readonly Neighbour[]; unread: readonly Unread[] }
  | { type: "noTree"; why: string };

/** One object with all that stands around it, or all objects of a kind. */
type Subject = { type: "object"; target: Target } | { type: "forest"; forest: Forest };

interface TreeState {
  readonly subject: Subject;
  readonly top: Branch | undefined;
  /** The branch that the tree is about. */
  readonly rootId: string;
  readonly isGrowing: boolean;
  readonly cursor: number;
  readonly from: number;
  readonly unread: readonly Unread[];
  readonly problem: string | undefined;
  readonly pattern: string;
}

export function treePane(target: Target): NewPane {
  return newTree({ type: "object", target });
}

/** Every object of a kind, with what it owns. */
export function forestPane(forest: Forest): NewPane {
  return newTree({ type: "forest", forest });
}

function newTree(subject: Subject): NewPane {
  return newPane(definition, {
    subject,
    top: undefined,
    rootId: "",
    isGrowing: true,
    cursor: 0,
    from: 0,
    unread: [],
    problem: undefined,
    pattern: "",
  });
}

const definition: PaneDefinition<TreeState> = {
  name: "tree",
  title: ({ subject }) =>
    subject.type === "object"
      ? `${targetTitle(subject.target)} · around it`
      : `${subject.forest.resource.kind} and what they own (${subject.forest.namespace ?? "all"})`,
  aside: ({ isGrowing, unread, problem, top }) =>
    isGrowing
      ? [{ text: "looking around …", role: "busy" }]
      : problem && top
      ? [{ text: `stale: ${problem}`, role: "bad" }]
      : unread.length > 0
      ? [{ text: `not looked at: ${unread.map(({ what }) => what).join(", ")}`, role: "warn" }]
      : [],
  kubectl: ({ subject }, context) => {
    if (subject.type === "object") {
      return `kubectl get ${kubectlTarget(subject.target, context)}${context.contextFlag}`;
    }
    const { resource, namespace } = subject.forest;
    const place = !resource.namespaced ? "" : namespace === undefined ? " -A" : ` -n ${namespace}`;
    return `kubectl get ${kubectlName(context.discovery, resource)}${place}${context.contextFlag}`;
  },
  bindings: (state, context) => [
    ...own,
    ...objectBindings({ one: meant, all: (one, where) => [meant(one, where) ?? []].flat() }, state, context),
  ],
  start: (state, context) => [looking(state, context)],
  receive,
  view,
  search: {
    title: "find",
    text: ({ pattern }) => pattern,
    change: (state, pattern, context) => [found({ ...state, pattern }, context), []],
    problem: () => undefined,
  },
};

function shownRows({ top }: TreeState): TreeRow[] {
  return top ? rowsOf(top) : [];
}

function meant(state: TreeState, context: PaneContext): Target | undefined {
  const branch = shownRows(state)[state.cursor]?.branch;
  return branch && referencedTarget(branch.reference, context, branch.uid);
}

function looking({ subject }: TreeState, context: PaneContext): TaskEffect {
  return subject.type === "object"
    ? lookingAround(subject.target, context)
    : lookingThrough(subject.forest, context);
}

function lookingThrough(forest: Forest, context: PaneContext): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: "tree",
    run: tellingFailure(async ({ client }, tell, signal) => {
      const reader = clusterReader(client, context.discovery, signal);
      const name = forest.resource.namespaced ? forest.namespace ?? "all" : context.context.cluster;
      const kind = forest.resource.namespaced ? "Namespace" : "Cluster";
      const root: Neighbour = { reference: { kind, group: "", namespace: "", name }, relation: "" };
      const neighbours = await treesOf(reader, forest);
      tell({ type: "tree", owners: [], root, unread: reader.unread });
      tell({ type: "branches", id: "", neighbours, unread: reader.unread });
    }),
  };
}

/** Without an answer nobody is looking around any more. */
function tellingFailure(run: TaskEffect["run"]): TaskEffect["run"] {
  return async (port, tell, signal, machine) => {
    try {
      return await run(port, tell, signal, machine);
    } catch (error) {
      if (!signal.aborted) tell({ type: "noTree", why: `${(error as Error).message} (Ctrl-R looks again)` });
      return [];
    }
  };
}

function lookingAround(target: Target, context: PaneContext): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: "tree",
    run: tellingFailure(async ({ client }, tell, signal) => {
      const { resource, namespace, name } = target;
      const reader = clusterReader(client, context.discovery, signal);
      const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
      const found = await reader.get(key, namespace, name);
      if (!found) {
        return tell({ type: "noTree", why: reader.unread[0]?.why ?? `there is no ${targetTitle(target)}` });
      }
      const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
      const object: KnownObject = { ...found, apiVersion, kind: resource.kind };
      const reference = {
        kind: resource.kind,
        group: resource.group,
        namespace: resource.namespaced ? namespace : "",
        name,
      };
      const root: Neighbour = { reference, relation: "", object };
      const owners = await ownersOf(reader, object);
      tell({ type: "tree", owners, root, unread: reader.unread });
      const neighbours = await neighboursOf(reader, object);
      tell({ type: "branches", id: "", neighbours, unread: reader.unread });
    }),
  };
}

/** Looks around one branch. */
function growing(branch: Branch, target: Target, context: PaneContext): TaskEffect {
  return {
    type: "task",
    pane: context.pane,
    name: `branch-${branch.id}`,
    run: tellingFailure(async ({ client }, tell, signal) => {
      const reader = clusterReader(client, context.discovery, signal);
      const { resource, namespace, name } = target;
      const key = resource.group ? `${resource.name}.${resource.group}` : resource.name;
      const found = await reader.get(key, namespace, name);
      const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
      const neighbours = found
        ? await neighboursOf(reader, { ...found, apiVersion, kind: resource.kind })
        : [];
      tell({ type: "branches", id: branch.id, neighbours, unread: reader.unread });
    }),
  };
}

function receive(state: TreeState, payload: PanePayload, context: PaneContext): Step<TreeState> {
  const news = payload;
  switch (news.type) {
    case "noTree":
      return [{ ...state, isGrowing: false, problem: news.why }, []];
    case "tree":
      return [planted({ ...state, problem: undefined }, news), []];
    case "branches": {
      if (!state.top) return [state, []];
      const before = shownRows(state)[state.cursor]?.branch.id;
      const top = grown(state.top, news.id || state.rootId, news.neighbours);
      const next = { ...state, top, isGrowing: false, unread: news.unread };
      const cursor = Math.max(0, shownRows(next).findIndex(({ branch }) => branch.id === before));
      return [placed({ ...next, cursor }, context.rows), []];
    }
    default:
      return [state, []];
  }
}

/** Owners from the top down to the object itself; what was unfolded before stays. */
function planted(state: TreeState, { owners, root, unread }: Extract<TreeNews, { type: "tree" }>): TreeState {
  const chain = [...owners.toReversed(), root];
  const branches: Branch[] = [];
  for (const one of chain) branches.push(branchOf(one, branches.at(-1)?.id ?? ""));
  if (state.top) {
    const fresh = (top: Branch, { id, health, uid }: Branch): Branch =>
      withBranch(top, id, (branch) => ({ ...branch, health, uid }));
    return { ...state, top: branches.reduce(fresh, state.top), unread, isGrowing: true };
  }
  const top = branches.reduceRight<Branch | undefined>((below, branch) => ({
    ...branch,
    isOpen: true,
    isRoot: below === undefined,
    children: below ? [below] : undefined,
  }), undefined)!;
  return { ...state, top, rootId: branches.at(-1)!.id, cursor: owners.length, unread };
}

function placed(state: TreeState, rows: number): TreeState {
  const last = shownRows(state).length - 1;
  const cursor = Math.max(0, Math.min(state.cursor, last));
  const from = Math.max(0, Math.min(Math.max(state.from, cursor - rows + 1), cursor));
  return { ...state, cursor, from };
}

function found(state: TreeState, { rows }: PaneContext): TreeState {
  const wanted = state.pattern.toLowerCase();
  const all = shownRows(state);
  const matches = (index: number): boolean => labelOf(all[index]!).toLowerCase().includes(wanted);
  const order = all.map((_, step) => (state.cursor + step) % all.length);
  const cursor = wanted === "" ? undefined : order.find(matches);
  return cursor === undefined ? state : placed({ ...state, cursor }, rows);
}

function view(state: TreeState, { columns, rows }: PaneContext): Line[] {
  const all = shownRows(state);
  if (all.length === 0) {
    return [{ spans: [{ text: ` ${state.problem ?? "loading …"}`, role: state.problem ? "bad" : "dim" }] }];
  }
  const widest = Math.max(...all.map((row) => textWidth(labelOf(row))));
  const words = Math.min(24, Math.max(...all.map(({ branch }) => textWidth(branch.health.words))));
  const relation = Math.min(12, Math.max(...all.map(({ branch }) => textWidth(branch.relation))));
  const label = Math.min(widest, Math.max(24, columns - words - relation - 6));
  return all.slice(state.from, state.from + rows)
    .map((row, index) => rowLine(row, label, words, state.from + index === state.cursor));
}

function labelOf({ branch, depth }: TreeRow): string {
  return `${"  ".repeat(depth)}${foldSign(branch)} ${branch.reference.kind} ${branch.reference.name}`;
}

function foldSign({ children, isOpen }: Branch): string {
  if (children?.length === 0) return " ";
  return isOpen ? "▾" : "▸";
}

function rowLine(row: TreeRow, width: number, words: number, isCursor: boolean): Line {
  const { branch, depth } = row;
  const { health, relation, reference } = branch;
  const head = `${"  ".repeat(depth)}${foldSign(branch)} `;
  const room = Math.max(4, width - textWidth(head) - reference.kind.length - 1);
  const name = shorten(reference.name, room, "middle");
  const spans: Span[] = [
    { text: isCursor ? "▌" : " ", role: "accent" },
    { text: head, role: "dim" },
    { text: `${reference.kind} `, role: "dim" },
    { text: pad(name, room), role: branch.isRoot ? "title" : health.role === "dim" ? "dim" : "text" },
    { text: ` ${health.sign} `, role: health.role },
    { text: pad(shorten(health.words, words), words), role: health.role === "ok" ? "text" : health.role },
    { text: `  ${relation}`, role: "dim" },
  ];
  return isCursor ? { spans, fill: "selection" } : { spans };
}

const own: readonly Binding<TreeState>[] = [
  {
    keys: ["Enter"],
    title: "go there",
    group: "Row",
    footer: 1,
    run: (state, context) => {
      const branch = shownRows(state)[state.cursor]?.branch;
      return [state, branch ? jumpTo(branch.reference, context) : []];
    },
  },
  { keys: ["Space", "Right"], title: "unfold", group: "Row", footer: 2, run: unfold },
  { keys: ["Left"], title: "fold", group: "Row", footer: 3, run: fold },
  move(["Down", "j"], "down", (state) => state.cursor + 1),
  move(["Up", "k"], "up", (state) => state.cursor - 1),
  move(["PageDown", "Ctrl-F"], "page down", (state, rows) => state.cursor + rows),
  move(["PageUp", "Ctrl-B"], "page up", (state, rows) => state.cursor - rows),
  // Keys for these come from presets.
  move([], "half page down", (state, rows) => state.cursor + Math.ceil(rows / 2)),
  move([], "half page up", (state, rows) => state.cursor - Math.ceil(rows / 2)),
  move(["g", "Home"], "first row", () => 0),
  move(["Shift-G", "End"], "last row", (state) => shownRows(state).length - 1),
  {
    keys: ["Ctrl-R", "F5"],
    title: "look again",
    group: "View",
    run: (state, context) => [{ ...state, isGrowing: true }, [looking(state, context)]],
  },
];

function move(
  keys: string[],
  title: string,
  to: (state: TreeState, rows: number) => number,
): Binding<TreeState> {
  return {
    keys,
    title,
    group: "Move",
    run: (state, { rows }) => [placed({ ...state, cursor: to(state, rows) }, rows), []],
  };
}

/** Space folds what is unfolded; a branch that was not looked at yet is looked at. */
function unfold(state: TreeState, context: PaneContext, key: string): Step<TreeState> {
  const branch = shownRows(state)[state.cursor]?.branch;
  if (!branch || !state.top) return [state, []];
  if (branch.isOpen && key === "Space") return fold(state, context);
  if (branch.children) return [withOpen(state, branch, true), []];
  const target = meant(state, context);
  if (!target) return [state, []];
  return [{ ...state, isGrowing: true }, [growing(branch, target, context)]];
}

/** Folds, or goes up to what it hangs on. */
function fold(state: TreeState, { rows }: PaneContext): Step<TreeState> {
  const all = shownRows(state);
  const here = all[state.cursor];
  if (!here) return [state, []];
  if (here.branch.isOpen && here.branch.children?.length) return [withOpen(state, here.branch, false), []];
  const above = all.slice(0, state.cursor).findLastIndex(({ depth }) => depth < here.depth);
  return [placed({ ...state, cursor: Math.max(0, above) }, rows), []];
}

function withOpen(state: TreeState, { id }: Branch, isOpen: boolean): TreeState {
  return { ...state, top: withBranch(state.top!, id, (branch) => ({ ...branch, isOpen })) };
}
