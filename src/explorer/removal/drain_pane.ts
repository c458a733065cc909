/** A drain while it runs: which pods are gone, which wait for a budget, and what it has done when it is stopped. */
import type { Discovery } from "../../kube/discovery.ts";
import type { Line, Span } from "../../terminal/line.ts";
import type { Role } from "../../terminal/theme.ts";
import type { Binding } from "../binding.ts";
import { type NewPane, newPane, type PaneContext, type PaneDefinition, type Step } from "../pane.ts";
import { textBindings, textSearch } from "../text/text_bindings.ts";
import { fitted, type TextView, textView, visibleLines, withLines } from "../text/text_view.ts";
import { type DrainChoice, podTitle } from "../../kube/drain_verdict.ts";
import { planDrain } from "./drain_plan.ts";
import { type PodProgress, runDrain } from "./drain_run.ts";
import { countOf } from "./scene.ts";
import { Surroundings } from "./surroundings.ts";
import { readOnlyReason } from "../read_only.ts";

export interface Drain {
  readonly nodes: readonly string[];
  readonly choice: DrainChoice;
  readonly kubectl: string;
  readonly discovery: Discovery | undefined;
}

/** Told when the pods are known, and each time one of them gets further. */
export interface DrainNews {
  readonly type: "drain";
  readonly pods: readonly DrainedPod[];
  readonly problems: readonly string[];
  readonly isEnd: boolean;
}

export interface DrainedPod {
  readonly title: string;
  readonly progress: PodProgress;
}

interface DrainState {
  readonly drain: Drain;
  readonly pods: readonly DrainedPod[];
  readonly problems: readonly string[];
  readonly isPlanned: boolean;
  readonly isEnd: boolean;
  readonly isStopped: boolean;
  readonly view: TextView;
}

export function drainPane(drain: Drain): NewPane {
  return newPane(definition, {
    drain,
    pods: [],
    problems: [],
    isPlanned: false,
    isEnd: false,
    isStopped: false,
    view: textView(),
  });
}

const definition: PaneDefinition<DrainState> = {
  name: "drain",
  title: (state) => `Drain ${state.drain.nodes.join(", ")} · ${summary(state)}`,
  kubectl: ({ drain }) => drain.kubectl,
  bindings: () => bindings,
  search: textSearch(),
  start: (state, context) => [draining(state.drain, context)],
  receive: (state, payload) => {
    if (payload.type !== "drain") return [state, []];
    const { pods, problems, isEnd } = payload;
    const next = { ...state, pods, problems, isEnd, isPlanned: true };
    const end: Step<DrainState>[1] = isEnd ? [endNotice(next)] : [];
    return [{ ...next, view: withLines(state.view, linesOf(next)) }, end];
  },
  view: ({ view, isPlanned }, { columns, rows }) =>
    isPlanned
      ? visibleLines(fitted(view, rows, columns), columns, rows)
      : [{ spans: [{ text: " looking for pods …", role: "dim" }] }],
};

const stop: Binding<DrainState> = {
  id: "stop",
  keys: ["Ctrl-C", "s"],
  title: "stop",
  group: "Drain",
  footer: 1,
  whyNot: ({ isEnd, isStopped }) => isEnd ? "it has ended" : isStopped ? "it is stopped" : undefined,
  run: (state, { pane }) => {
    const stopped = { ...state, isStopped: true };
    return [{ ...stopped, view: withLines(state.view, linesOf(stopped)) }, [
      { type: "cancel", pane },
      stoppedNotice(stopped),
    ]];
  },
};

const leave: Binding<DrainState> = {
  id: "leave",
  keys: ["Esc"],
  title: "stop and leave",
  group: "Drain",
  footer: 2,
  run: (state, { pane }) => [state, [
    { type: "back", pane },
    ...(state.isEnd || state.isStopped ? [] : [stoppedNotice(state)]),
  ]],
};

const again: Binding<DrainState> = {
  id: "again",
  keys: ["Ctrl-R"],
  title: "go on",
  group: "Drain",
  footer: 3,
  whyNot: ({ isEnd, isStopped }, { readOnly }) =>
    readOnly ? readOnlyReason : isEnd || isStopped ? undefined : "it is running",
  run: (state, context) => [
    { ...state, isStopped: false, isEnd: false, isPlanned: false },
    [draining(state.drain, context)],
  ],
};

const bindings: readonly Binding<DrainState>[] = [
  stop,
  leave,
  again,
  ...textBindings<DrainState>({ cursorShown: false }),
];

function draining({ nodes, choice, discovery }: Drain, { pane }: PaneContext) {
  return {
    type: "task" as const,
    pane,
    name: "drain",
    // A script does not wait for it: the time that it needs is the script's to give.
    endless: true,
    run: async (
      port: Parameters<
        Extract<ReturnType<NonNullable<typeof definition.start>>[number], { type: "task" }>["run"]
      >[0],
      tell: (news: DrainNews) => void,
      signal: AbortSignal,
    ): Promise<void> => {
      const around = new Surroundings(port.client, discovery, signal);
      const plans = await Promise.all(nodes.map((node) => planDrain(node, choice, around)));
      const problems = plans.flatMap((plan) => plan.problems);
      // kubectl begins with no pod of a node when one of them may not go.
      const going = plans.flatMap((plan) => plan.problems.length > 0 ? [] : plan.pods);
      const pods: DrainedPod[] = going.map((pod) => ({
        title: podTitle(pod),
        progress: { state: "waiting" },
      }));
      tell({ type: "drain", pods: [...pods], problems, isEnd: false });
      await runDrain(going, choice, {
        client: port.client,
        timing: port.timing,
        signal,
        tell: (index, progress) => {
          pods[index] = { ...pods[index]!, progress };
          tell({ type: "drain", pods: [...pods], problems, isEnd: false });
        },
      });
      tell({ type: "drain", pods: [...pods], problems, isEnd: true });
    },
  };
}

function counted({ pods }: DrainState, ...states: readonly PodProgress["state"][]): number {
  return pods.filter(({ progress }) => states.includes(progress.state)).length;
}

function summary(state: DrainState): string {
  if (!state.isPlanned) return "cordoned";
  const { pods, isEnd, isStopped } = state;
  const gone = `${counted(state, "gone")} of ${countOf(pods.length, "pod")} gone`;
  const refused = counted(state, "refused");
  const failed = counted(state, "failed") + state.problems.length;
  return [
    gone,
    ...(refused > 0 && !isStopped ? [`${refused} ${refused === 1 ? "waits" : "wait"} for a budget`] : []),
    ...(failed > 0 ? [`${failed} not possible`] : []),
    ...(isStopped ? ["stopped"] : isEnd ? ["ended"] : []),
  ].join(", ");
}

function endNotice(state: DrainState): Step<DrainState>[1][number] {
  const names = state.drain.nodes.join(", ");
  const isWhole = counted(state, "gone") === state.pods.length && state.problems.length === 0;
  return isWhole
    ? { type: "notify", text: `✓ node/${names} drained`, role: "ok" }
    : { type: "notify", text: `✗ unable to drain node "${names}": ${summary(state)}`, role: "bad" };
}

function stoppedNotice(state: DrainState): Step<DrainState>[1][number] {
  const gone = counted(state, "gone", "leaving");
  const left = state.pods.length - gone;
  return {
    type: "notify",
    text:
      `drain of ${state.drain.nodes.join(", ")} stopped: ${gone} evicted, ${left} left; it stays cordoned ` +
      "(u uncordons it)",
    role: "warn",
  };
}

const signs: Record<PodProgress["state"], { sign: string; word: string; role: Role }> = {
  waiting: { sign: "○", word: "waiting", role: "dim" },
  refused: { sign: "…", word: "refused for now", role: "warn" },
  leaving: { sign: "…", word: "evicted, ends", role: "busy" },
  gone: { sign: "✓", word: "gone", role: "ok" },
  failed: { sign: "✗", word: "failed", role: "bad" },
};

function linesOf(state: DrainState): Line[] {
  const { pods, problems, isStopped, drain } = state;
  const width = Math.max(0, ...pods.map(({ title }) => title.length));
  return [
    ...(isStopped
      ? [{
        spans: [{
          text: ` Stopped: ${drain.nodes.join(", ")} stays cordoned, Ctrl-R goes on.`,
          role: "warn" as const,
        }],
      }]
      : []),
    ...problems.map((text): Line => ({ spans: [{ text: ` cannot delete ${text}`, role: "bad" }] })),
    ...pods.flatMap(({ title, progress }): Line[] => {
      const { sign, word, role } = signs[progress.state];
      const spans: Span[] = [{ text: ` ${sign} `, role }, { text: `${title.padEnd(width)}   ` }, {
        text: word,
        role,
      }];
      if (progress.state === "refused" && progress.attempts > 1) {
        spans.push({ text: ` (asked ${progress.attempts} times)`, role: "dim" });
      }
      const why = "why" in progress ? progress.why : undefined;
      return [
        { spans },
        ...(why === undefined ? [] : [{ spans: [{ text: `     ${why}`, role: "dim" as const }] }]),
      ];
    }),
    ...(pods.length === 0 && problems.length === 0
      ? [{ spans: [{ text: " There is no pod that has to go.", role: "ok" as const }] }]
      : []),
  ];
}
