/** The first line: where one is, and how far it can be trusted. */
import { cut, type Line, type Span, spansWidth } from "../terminal/line.ts";
import type { Role } from "../terminal/theme.ts";
import type { Model } from "./model.ts";

/** What goes where there is no room, the first one first. */
const leaving = ["nodes", "user", "program", "bars", "cluster", "version", "use", "lock"] as const;
type Leaving = (typeof leaving)[number];

export function headerLine(model: Model): Line {
  const fill = model.context.isProtected ? "protected" : "bar";
  for (let count = 0;; count++) {
    const gone = new Set<Leaving>(leaving.slice(0, count));
    const state = stateSpans(model, gone);
    const left = places(model, gone);
    const free = model.columns - spansWidth(left) - spansWidth(state);
    if (free < 1 && count < leaving.length) continue;
    const fitting = free < 1 ? cut(left, Math.max(0, model.columns - spansWidth(state) - 1)) : left;
    const filler = " ".repeat(Math.max(1, model.columns - spansWidth(fitting) - spansWidth(state)));
    const spans = [...fitting, { text: filler }, ...state];
    // No colour of a meaning can be read on the banner's.
    return { spans: fill === "bar" ? spans : spans.map(({ text }) => ({ text })), fill };
  }
}

function places({ context, namespace, cluster, programVersion }: Model, gone: ReadonlySet<Leaving>): Span[] {
  const { nodes, version } = cluster;
  const home = context.cluster && context.cluster !== context.name ? ` · ${context.cluster}` : "";
  const word = (part: Leaving, text: string | undefined, role?: Role): Span[] =>
    text === undefined || text === "" || gone.has(part) ? [] : [{ text, ...(role ? { role } : {}) }];
  return joined([
    [
      { text: " ⎈ ", role: "accent" },
      { text: context.name, role: "title" },
      ...word("cluster", home, "dim"),
    ],
    [{ text: "ns ", role: "dim" }, { text: namespace ?? "all", role: "accent" }],
    word("user", context.user, "dim"),
    word("version", version && (gone.has("program") ? version : `${version} ⇄ ${programVersion}`)),
    word("nodes", nodes === undefined ? undefined : `${nodes} node${nodes === 1 ? "" : "s"}`),
    gone.has("use") ? [] : useSpans(cluster, gone.has("bars")),
  ]);
}

/** `cpu ▂▂▃ 31%  mem ▄▄▅ 58%`; nothing where it is not known. */
function useSpans({ uses }: Model["cluster"], isShort: boolean): Span[] {
  const cpu = uses.map((use) => share(use.cpuMilli, use.cpuMilliInAll));
  const memory = uses.map((use) => share(use.memoryBytes, use.memoryBytesInAll));
  return uses.length === 0 ? [] : [
    ...measure("cpu", cpu, isShort),
    { text: "  " },
    ...measure("mem", memory, isShort),
  ];
}

function measure(name: string, shares: readonly number[], isShort: boolean): Span[] {
  const now = shares.at(-1)!;
  const role = now > 0.9 ? "bad" : now > 0.75 ? "warn" : undefined;
  const bars = isShort ? "" : `${shares.map(bar).join("")} `;
  return [
    { text: `${name} `, role: "dim" },
    { text: `${bars}${Math.round(now * 100)}%`, ...(role ? { role } as const : {}) },
  ];
}

function share(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}

/** A share from 0 to 1 as a bar one column wide; what is not 0 is seen. */
function bar(part: number): string {
  const heights = "▁▂▃▄▅▆▇█";
  return heights[Math.max(0, Math.min(heights.length - 1, Math.ceil(part * heights.length) - 1))]!;
}

function joined(parts: Span[][]): Span[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) =>
    index === 0 ? part : [{ text: "   " }, ...part]
  );
}

/** Live, connecting, or lost since when; whether anything can be changed, and whether it has to be with care. */
function stateSpans(model: Model, gone: ReadonlySet<Leaving>): Span[] {
  const lock = gone.has("lock") ? "" : "🔒 ";
  const locked: Span[] = model.readOnly ? [{ text: `${lock}read-only `, role: "warn" }] : [];
  // The colour alone would say nothing where there is none.
  const care: Span[] = model.context.isProtected && !gone.has("lock")
    ? [{ text: "protected ", role: "warn" }]
    : [];
  const { lost, version } = model.cluster;
  const state: Span = lost
    ? { text: `✗ stale since ${clockTime(lost.since)} `, role: "bad" }
    : version === undefined
    ? { text: "… connecting ", role: "busy" }
    : { text: "● live ", role: "ok" };
  return [...care, ...locked, state];
}

/** UTC, because the machine's zone is none of a view's business: `14:03:07Z`. */
export function clockTime(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19) + "Z";
}
