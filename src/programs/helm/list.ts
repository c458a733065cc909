/** `helm list`. Source: helm.sh/helm/v4, pkg/cmd/list.go and pkg/action/list.go. */
import { allReleases, latestReleases } from "../../cluster/helm_releases.ts";
import { type HelmRelease, type HelmSummary, summaryOf } from "../../kube/helm_release.ts";
import { matchesLabels, parseLabelSelector } from "../../kube/label_selector.ts";
import type { Json } from "../../kube/object.ts";
import type { FlagValues } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { requireArguments } from "./argument_count.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { plainTime, releaseTime, timeMs } from "./release_time.ts";

export const list: Program = {
  name: "list",
  aliases: ["ls"],
  summary: "List releases",
  description:
    "Lists the releases of a namespace, whatever their status, one line each: the newest revision.",
  usage: ["[flags]"],
  flags: [
    { name: "all-namespaces", short: "A", kind: "bool", usage: "Releases of all namespaces." },
    { name: "date", short: "d", kind: "bool", usage: "Sort by the time of the last deployment." },
    { name: "deployed", kind: "bool", usage: "Releases that are deployed." },
    { name: "failed", kind: "bool", usage: "Releases that have failed." },
    { name: "filter", short: "f", kind: "string", usage: "A regular expression that names have to match." },
    { name: "max", short: "m", kind: "int", default: 256, usage: "How many at most." },
    { name: "no-headers", kind: "bool", usage: "No line with the names of the columns." },
    { name: "offset", kind: "int", default: 0, usage: "How many are passed over." },
    outputFlag,
    { name: "pending", kind: "bool", usage: "Releases that are being changed." },
    { name: "reverse", short: "r", kind: "bool", usage: "The other way round." },
    { name: "selector", short: "l", kind: "string", usage: "Labels that the release was given: key=value." },
    { name: "short", short: "q", kind: "bool", usage: "Names alone." },
    { name: "superseded", kind: "bool", usage: "Revisions that newer ones have replaced." },
    { name: "time-format", kind: "string", usage: 'Layout of times, such as "2006-01-02 15:04:05Z0700".' },
    { name: "uninstalled", kind: "bool", usage: "Releases that are uninstalled and whose history was kept." },
    { name: "uninstalling", kind: "bool", usage: "Releases that are being uninstalled." },
  ],
  async run(call) {
    const format = outputFormat(call.flags);
    requireArguments(call, { least: 0, most: 0, usage: "[flags]" });
    const found = chosen(await releasesOf(call), call.flags);
    const text = call.flags.bool("short") ? shortText(found, format) : fullText(found, format, call.flags);
    await call.io.out(text);
    return 0;
  },
};

/** By the flags that ask for them. */
const states: Readonly<Record<string, readonly string[]>> = {
  deployed: ["deployed"],
  failed: ["failed"],
  pending: ["pending-install", "pending-upgrade", "pending-rollback"],
  superseded: ["superseded"],
  uninstalled: ["uninstalled"],
  uninstalling: ["uninstalling"],
};

function wantedStates(flags: FlagValues): string[] {
  const named = Object.keys(states).filter((name) => flags.bool(name));
  return (named.length > 0 ? named : [...Object.keys(states), "unknown"]).flatMap((name) =>
    states[name] ?? [name]
  );
}

async function releasesOf({ connect, flags, io }: Call): Promise<HelmRelease[]> {
  const filter = flags.string("filter");
  const pattern = filter ? goPattern(filter) : undefined;
  const { client, namespace } = await connect();
  const home = flags.bool("all-namespaces") ? undefined : namespace;
  // Old revisions are asked for by themselves alone.
  const isOld = wantedStates(flags).join() === "superseded";
  const { releases } = await (isOld ? allReleases : latestReleases)(client, home, io.signal);
  return releases.filter(({ name }) => pattern?.test(name) ?? true);
}

function chosen(releases: readonly HelmRelease[], flags: FlagValues): HelmSummary[] {
  const wanted = wantedStates(flags);
  const selector = flags.string("selector");
  const requirements = selector ? parseLabelSelector(selector) : undefined;
  const found = releases
    .filter(({ info }) => wanted.includes(info.status))
    .filter(({ labels }) =>
      !requirements || matchesLabels(requirements, (labels ?? {}) as Record<string, string>)
    )
    .map(summaryOf)
    .sort(flags.bool("date") ? byDate : byName);
  if (flags.bool("reverse")) found.reverse();
  const offset = flags.number("offset") ?? 0;
  const most = flags.number("max") || found.length;
  return found.slice(offset, offset + most);
}

/** Revisions of one release stay as the server lists them. */
function byName(one: HelmSummary, other: HelmSummary): number {
  return compare(one.name, other.name) || compare(one.namespace, other.namespace);
}

function byDate(one: HelmSummary, other: HelmSummary): number {
  return timeMs(one.updated) - timeMs(other.updated) || byName(one, other);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function shortText(found: readonly HelmSummary[], format: "table" | "json" | "yaml"): string {
  const names = found.map(({ name }) => name);
  return format === "table" ? names.map((name) => `${name}\n`).join("") : formatted(names, format);
}

function fullText(
  found: readonly HelmSummary[],
  format: "table" | "json" | "yaml",
  flags: FlagValues,
): string {
  const layout = flags.string("time-format");
  const rows = found.map(({ updated, ...rest }) => ({
    ...rest,
    updated: updated ? layout ? releaseTime(updated, layout) : plainTime(updated) : "-",
  }));
  if (format !== "table") {
    return formatted(
      rows.map((row): Json => ({
        name: row.name,
        namespace: row.namespace,
        revision: String(row.revision),
        updated: row.updated,
        status: row.status,
        chart: row.chart,
        app_version: row.appVersion,
      })),
      format,
    );
  }
  const headers = ["NAME", "NAMESPACE", "REVISION", "UPDATED", "STATUS", "CHART", "APP VERSION"];
  const lines = rows.map((row) => [
    row.name,
    row.namespace,
    String(row.revision),
    row.updated,
    row.status,
    row.chart,
    row.appVersion,
  ]);
  const table = alignedTable(flags.bool("no-headers") ? lines : [headers, ...lines]);
  return table === "" ? "" : `${table}\n`;
}

/** @throws {Error} in the words of Go's regexp where those are known to be the same */
function goPattern(text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (error) {
    const open = text.split("(").length > text.split(")").length;
    const problem = open ? `missing closing ): \`${text}\`` : (error as Error).message;
    throw new Error(`error parsing regexp: ${problem}`, { cause: error });
  }
}
