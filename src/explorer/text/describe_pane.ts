import { describeObject } from "../../cluster/describe_object.ts";
import { describerFor } from "../../kube/describe/mod.ts";
import { textLines } from "../../terminal/sanitize.ts";
import { watchObject } from "../../cluster/object_watch.ts";
import type { Binding } from "../binding.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { TaskEffect } from "../command.ts";
import { type NewPane, newPane, type PaneDefinition } from "../pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { describedLine, describedSections } from "./described_lines.ts";
import { foldGutter } from "./fold_gutter.ts";
import { folds, followSections } from "./folds.ts";
import { ownObjectKeys } from "./own_object_keys.ts";
import { problemOf, type ReadProblem, standing } from "./read_problem.ts";
import {
  copyLineBinding,
  foldBindings,
  selectionBindings,
  textBindings,
  textSearch,
} from "./text_bindings.ts";
import { textClick } from "./text_click.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withFolds } from "./text_view.ts";

/** The object was described anew, or why it could not be. */
export type DescribedNews =
  | { type: "described"; text: string }
  | { type: "notDescribed"; why: string };

interface DescribeState {
  readonly target: Target;
  readonly isRead: boolean;
  /** Why what is shown is old, or why there is nothing. */
  readonly problem: ReadProblem | undefined;
  readonly view: TextView;
}

/** What `kubectl describe` prints of an object, written anew when the object changes. */
export function describePane(target: Target): NewPane {
  return newPane(definition, { target, isRead: false, problem: undefined, view: textView() });
}

const definition: PaneDefinition<DescribeState> = {
  name: "describe",
  title: ({ target }) => `${targetTitle(target)} · describe`,
  aside: ({ view, problem, isRead }) => [
    ...(problem && isRead ? [standing(problem)] : []),
    { text: matchCount(view), role: "dim" },
  ],
  kubectl: ({ target }, context) =>
    `kubectl describe ${kubectlTarget(target, context)}${context.contextFlag}`,
  bindings: (state, context) => {
    const own = [...selectionBindings(state), ...bindings];
    return [
      ...own,
      ...ownObjectKeys(own, state, context, { targetOf: ({ target }) => target, hidden: ["describe"] }),
    ];
  },
  target: ({ target }) => target,
  click: textClick,
  search: textSearch(),
  start: ({ target }, { pane }) => [keepDescribing(pane, target)],
  receive: (state, payload, { now }) => {
    if (payload.type === "notDescribed") return [{ ...state, problem: problemOf(state, payload, now) }, []];
    if (payload.type !== "described") return [state, []];
    return [{ ...state, isRead: true, problem: undefined, view: described(state.view, payload.text) }, []];
  },
  view: ({ view, isRead, problem }, { columns, rows, isFullScreen }) => {
    if (!isRead) {
      return [{ spans: [{ text: ` ${problem?.why ?? "loading …"}`, role: problem ? "bad" : "dim" }] }];
    }
    const seen = fitted(view, rows, isFullScreen ? columns : columns - 2);
    const gutter = isFullScreen ? {} : { gutter: foldGutter(seen) };
    return visibleLines(seen, columns, rows, { cursorShown: true, ...gutter });
  },
};

const bindings: readonly Binding<DescribeState>[] = [
  ...foldBindings<DescribeState>(),
  {
    ...copyLineBinding<DescribeState>(),
    footer: 5,
  },
  ...textBindings<DescribeState>({
    cursorShown: true,
    columnsOf: ({ columns, isFullScreen }) => isFullScreen ? columns : columns - 2,
    dump: ({ target }) => ({ name: `${targetTitle(target)} describe`, extension: "txt" }),
  }),
];

/** Another description; cursor and folds stay at their sections. */
function described(view: TextView, text: string): TextView {
  const texts = textLines(text.replace(/\n$/, ""));
  const next = folds(texts.map(describedLine), describedSections(texts), view.folds?.closed);
  return withFolds(view, next, followSections(view.folds?.sections ?? [], next.sections));
}

/** How long changes are gathered before the object is described anew: each time is several requests. */
const GATHER_MS = 500;
/** Events and what else is not in the object come anew so often. */
const REFRESH_MS = 10_000;

function keepDescribing(pane: number, target: Target): TaskEffect {
  return {
    type: "task",
    pane,
    name: "describe",
    endless: true,
    async run(port, tell, signal) {
      let isWriting = false;
      let isDue = false;
      const write = async (): Promise<void> => {
        isDue = true;
        if (isWriting) return;
        isWriting = true;
        while (isDue && !signal.aborted) {
          isDue = false;
          const news = await describe(port, watch.object, target, signal);
          if (news && !signal.aborted) tell(news);
          await port.timing.sleep(GATHER_MS, signal);
        }
        isWriting = false;
      };
      const watch = watchObject({
        client: port.client,
        resource: target.resource,
        namespace: target.namespace || undefined,
        name: target.name,
        signal,
        timing: port.timing,
        onChange: ({ object, state }) => {
          if (object) void write();
          else if (state.kind === "live") {
            tell({ type: "notDescribed", why: "there is no such object any more" });
          } else if (state.kind !== "loading") tell({ type: "notDescribed", why: state.error.message });
        },
      });
      const refresh = async (): Promise<void> => {
        while (!signal.aborted) {
          await port.timing.sleep(REFRESH_MS, signal);
          if (!signal.aborted && watch.object) await write();
        }
      };
      await Promise.all([watch.done, refresh()]);
    },
  };
}

async function describe(
  port: ClusterPort,
  object: Parameters<typeof describeObject>[2] | undefined,
  { resource }: Target,
  signal: AbortSignal,
): Promise<DescribedNews | undefined> {
  if (!object) return undefined;
  try {
    const describer = describerFor(resource.group, resource.kind);
    const text = await describeObject(port.client, describer, object, { nowMs: port.timing.now(), signal });
    return { type: "described", text };
  } catch (error) {
    return { type: "notDescribed", why: (error as Error).message };
  }
}
