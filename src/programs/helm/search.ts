/** `helm search …`. Source: helm.sh/helm/v4, pkg/cmd/search_repo.go. */
import type { Call, Program } from "../program.ts";
import { alignedTable } from "./aligned_table.ts";
import { formatted, outputFlag, outputFormat } from "./output_format.ts";
import { cachedIndex, readRepositories } from "./repositories.ts";
import { allows, type IndexEntry } from "./repository_index.ts";

interface Found {
  /** `repo/chart`. */
  readonly name: string;
  readonly entry: IndexEntry;
}

const inRepositories: Program = {
  name: "repo",
  summary: "Look for charts by a word in the repositories that were added",
  description:
    "Looks through the indexes of the repositories that were added, as they were fetched the last time.",
  usage: ["[keyword] [flags]"],
  flags: [
    { name: "devel", kind: "bool", usage: "Versions that are still in development, too." },
    { name: "fail-on-no-result", kind: "bool", usage: "To find nothing is an error." },
    { name: "max-col-width", kind: "int", default: 50, usage: "How wide a column may be." },
    outputFlag,
    { name: "regexp", short: "r", kind: "bool", usage: "The keyword is a regular expression." },
    { name: "version", kind: "string", usage: "Versions that this constraint allows." },
    { name: "versions", short: "l", kind: "bool", usage: "Every version, not the newest alone." },
  ],
  async run(call) {
    const { flags, io } = call;
    const format = outputFormat(flags);
    const found = await search(call);
    if (found.length === 0 && flags.bool("fail-on-no-result")) throw new Error("no results found");
    if (format !== "table") {
      const rows = found.map(({ name, entry }) => ({
        name,
        version: entry.version,
        app_version: entry.appVersion,
        description: entry.description,
      }));
      await io.out(formatted(rows, format));
    } else if (found.length === 0) await io.out("No results found\n");
    else {
      const rows = found.map(({ name, entry }) => [name, entry.version, entry.appVersion, entry.description]);
      const headers = ["NAME", "CHART VERSION", "APP VERSION", "DESCRIPTION"];
      await io.out(`${alignedTable([headers, ...rows], { mostColumns: flags.number("max-col-width")! })}\n`);
    }
    return 0;
  },
};

async function search(call: Call): Promise<Found[]> {
  const { args, flags } = call;
  const repositories = await readRepositories(call);
  if (repositories.length === 0) throw new Error("no repositories configured");
  const constraint = flags.string("version") || (flags.bool("devel") ? ">0.0.0-0" : ">0.0.0");
  const matches = matcher(args.join(" "), flags.bool("regexp"));
  const found: Found[] = [];
  for (const { name: repository } of repositories) {
    const { entries } = await cachedIndex(call, repository);
    for (const [chart, versions] of Object.entries(entries)) {
      const name = `${repository}/${chart}`;
      const fitting = versions.filter((entry) => matches(name, entry) && allows(constraint, entry.version));
      found.push(
        ...(flags.bool("versions") ? fitting : fitting.slice(0, 1)).map((entry) => ({ name, entry })),
      );
    }
  }
  return found.sort((one, other) => one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
}

/** By name, description and keywords. */
function matcher(keyword: string, isPattern: boolean): (name: string, entry: IndexEntry) => boolean {
  const text = (name: string, { description, keywords }: IndexEntry) =>
    [name, description, ...keywords].join(" ");
  if (!isPattern) return (name, entry) => text(name, entry).toLowerCase().includes(keyword.toLowerCase());
  const pattern = new RegExp(keyword);
  return (name, entry) => pattern.test(text(name, entry));
}

export const searchCharts: Program = {
  name: "search",
  summary: "Look for charts by a word",
  description: "Finds charts in repositories.",
  usage: ["[command]"],
  flags: [],
  programs: [inRepositories],
};
