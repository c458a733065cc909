import { describeObject } from "../../cluster/describe_object.ts";
import { describerFor } from "../../kube/describe/mod.ts";
import type { Line } from "../../terminal/line.ts";
import { textLines } from "../../terminal/sanitize.ts";
import { watchObject } from "../../cluster/object_watch.ts";
import type { ClusterPort } from "../cluster_port.ts";
import type { TaskEffect } from "../command.ts";
import { type NewPane, newPane, type PaneDefinition } from "../pane.ts";
import { kubectlTarget, type Target, targetTitle } from "../target.ts";
import { textBindings, textSearch } from "./text_bindings.ts";
import { fitted, matchCount, type TextView, textView, visibleLines, withLines } from "./text_view.ts";

/** The object was described anew, or why it could not be. */
export type DescribedNews =
  | { type: "described"; text: string }
  | { type: "notDescribed"; why: string };

interface DescribeState {
  readonly target: Target;
  readonly isRead: boolean;
  /** Why what is shown is old, or why there is nothing. */
  readonly problem: string | undefined;
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
    ...(problem && isRead ? [{ text: `stale: ${problem} `, role: "warn" as const }] : []),
    { text: matchCount(view), role: "dim" },
  ],
  kubectl: ({ target }, context) =>
    `kubectl describe ${kubectlTarget(target, context)}${context.contextFlag}`,
  bindings: () => bindings,
  target: ({ target }) => target,
  search: textSearch(),
  start: ({ target }, { pane }) => [keepDescribing(pane, target)],
  receive: (state, payload) => {
    if (payload.type === "notDescribed") return [{ ...state, problem: payload.why }, []];
    if (payload.type !== "described") return [state, []];
    const lines = textLines(payload.text.replace(/\n$/, "")).map(describedLine);
    return [{ ...state, isRead: true, problem: undefined, view: withLines(state.view, lines) }, []];
  },
  view: ({ view, isRead, problem }, { columns, rows }) => {
    if (!isRead) return [{ spans: [{ text: ` ${problem ?? "loading …"}`, role: problem ? "bad" : "dim" }] }];
    return visibleLines(fitted(view, rows), columns, rows);
  },
};

const bindings = textBindings<DescribeState>({ cursorShown: false });

/** How long changes are gathered before the object is described anew: each time is several requests. */
const GATHER_MS = 500;

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
          const news = await described(port, watch.object, target, signal);
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
      await watch.done;
    },
  };
}

async function described(
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

/** The name of a field stands out from its value. */
function describedLine(text: string): Line {
  const name = /^ *[A-Z][\w /()-]*:(?= |$)/.exec(text)?.[0];
  if (!name) return { spans: [{ text }] };
  return { spans: [{ text: name, role: "accent" }, { text: text.slice(name.length) }] };
}
