/** Why a table has no rows. */
import { ApiError } from "../../cluster/api_error.ts";
import { type Line, line } from "../../terminal/line.ts";
import type { PaneContext } from "../pane.ts";
import type { TableState } from "./table_state.ts";

/** Lines in place of rows: loading, no match, nothing there, forbidden, or unreachable. */
export function emptyReason(state: TableState, context: PaneContext): Line[] {
  return reasons(state, context).flatMap((reason) => wrapped(reason, context.columns));
}

/** A line of one span as several, broken between words, the later ones indented. */
function wrapped({ spans }: Line, columns: number): Line[] {
  const { text, role } = spans[0]!;
  const lines: string[] = [];
  let rest = text;
  while (rest.length > columns) {
    const space = rest.lastIndexOf(" ", columns);
    const end = space > indent.length ? space : columns;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest].map((part) => line(part, role));
}

const indent = "   ";

function reasons(state: TableState, context: PaneContext): Line[] {
  const { watch, subject } = state;
  const resource = subject.type === "resource" ? subject.query.resource : undefined;
  const namespace = subject.type === "resource" ? subject.query.namespace : undefined;
  const place = namespace === undefined ? "" : ` in namespace ${namespace}`;
  if (watch.kind === "forbidden") {
    return [
      line(` ✗ Not allowed: the verb list on ${resource?.name ?? "this"}${place} is missing.`, "bad"),
      line(`   ${watch.error.message}`, "dim"),
      line(
        `   See what is allowed: kubectl auth can-i --list${
          namespace ? ` -n ${namespace}` : ""
        }${context.contextFlag}`,
        "dim",
      ),
    ];
  }
  if (watch.kind === "failed") {
    return [
      line(` ✗ ${watch.error.message}`, "bad"),
      line("   It is tried again by itself; Ctrl-R: now.", "dim"),
    ];
  }
  if (watch.kind === "gone") {
    return [line(` ✗ The server has no ${resource?.name ?? "such resource"} any more.`, "bad")];
  }
  if (watch.kind === "stale") {
    const since = new Date(watch.since).toISOString().slice(11, 19);
    return [
      line(` ✗ ${fault(watch.error)} since ${since} (UTC): ${watch.error.message}`, "bad"),
      line(
        `   Trying again in ${Math.max(0, Math.ceil((watch.retryAt - context.now) / 1000))} s; Ctrl-R now.`,
        "dim",
      ),
    ];
  }
  if (watch.kind === "loading" && state.list.all.length === 0) return [line("   loading …", "dim")];
  if (state.list.all.length > 0 && state.faultsOnly) {
    return [line("   All rows are well. Ctrl-Z shows them.", "dim")];
  }
  if (state.list.all.length > 0) {
    return [
      line(
        `   None of ${state.list.all.length} rows matches /${state.filter.text}. Esc clears the filter.`,
        "dim",
      ),
    ];
  }
  return [line(`   ${nothing(state, namespace)}`, "dim")];
}

/** A server that answers is not unreachable. */
function fault(error: Error): string {
  if (!(error instanceof ApiError)) return "Unreachable";
  return error.code === 401 ? "Not signed in" : "The server has answered with errors";
}

function nothing(state: TableState, namespace: string | undefined): string {
  const { subject } = state;
  if (subject.type === "source") return subject.source.empty;
  if (subject.type !== "resource") return "There is nothing here.";
  const { resource, labelSelector, fieldSelector } = subject.query;
  const which = [labelSelector, fieldSelector].filter(Boolean).join(" and ");
  const owned = subject.of?.byOwner ? ` of ${subject.of.target.resource.kind} ${subject.of.target.name}` : "";
  const suffix = owned + (which ? ` with ${which}` : "");
  if (namespace === undefined) return `There are no ${resource.name}${suffix} in this cluster.`;
  // What belongs to an object is looked for where that is, and nowhere else.
  const elsewhere = subject.of ? "" : " 0 shows all namespaces.";
  return `There are no ${resource.name}${suffix} in namespace ${namespace}.${elsewhere}`;
}
