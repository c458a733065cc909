/** The first line: where one is, and how far it can be trusted. */
import { cut, type Line, type Span, spansWidth } from "../terminal/line.ts";
import type { Model } from "./model.ts";

export function headerLine(model: Model): Line {
  const { context, namespace, cluster } = model;
  const state = stateSpan(model);
  const fill = context.isProtected ? "protected" : "bar";
  const nodes = cluster.nodes === undefined
    ? []
    : [{ text: `${cluster.nodes} node${cluster.nodes === 1 ? "" : "s"}` }];
  const version = cluster.version === undefined
    ? []
    : [{ text: `${cluster.version} ⇄ ${model.programVersion}` }];
  // The least important first: these go where there is no room.
  const optional: Span[][] = [nodes, [{ text: context.user, role: "dim" }], version];
  const parts = (kept: Span[][]): Span[] => {
    const [nodePart, userPart, versionPart] = kept as [Span[], Span[], Span[]];
    return joined([
      [{ text: " ⎈ ", role: "accent" }, { text: context.name, role: "title" }, {
        text: clusterPart(context),
        role: "dim",
      }],
      [{ text: "ns ", role: "dim" }, { text: namespace ?? "all", role: "accent" }],
      userPart,
      versionPart,
      nodePart,
    ]);
  };
  for (let dropped = 0; dropped <= optional.length; dropped++) {
    const kept = optional.map((part, index) => index < dropped ? [] : part);
    const left = parts(kept);
    const free = model.columns - spansWidth(left) - spansWidth(state);
    if (free < 1 && dropped < optional.length) continue;
    const fitting = free < 1 ? cut(left, Math.max(0, model.columns - spansWidth(state) - 1)) : left;
    const filler = " ".repeat(Math.max(1, model.columns - spansWidth(fitting) - spansWidth(state)));
    return { spans: [...fitting, { text: filler }, ...state], fill };
  }
  return { spans: state, fill };
}

function clusterPart(context: Model["context"]): string {
  return context.cluster && context.cluster !== context.name ? ` · ${context.cluster}` : "";
}

function joined(parts: Span[][]): Span[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) =>
    index === 0 ? part : [{ text: "   " }, ...part]
  );
}

/** Live, connecting, or lost since when; and whether anything can be changed. */
function stateSpan(model: Model): Span[] {
  const readOnly: Span[] = model.readOnly ? [{ text: "read-only ", role: "warn" }] : [];
  const { lost, version } = model.cluster;
  if (lost) return [...readOnly, { text: `✗ stale since ${clockTime(lost.since)} `, role: "bad" }];
  if (version === undefined) return [...readOnly, { text: "… connecting ", role: "busy" }];
  return [...readOnly, { text: "● live ", role: "ok" }];
}

/** UTC, because the machine's zone is none of a view's business: `14:03:07Z`. */
export function clockTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19) + "Z";
}
