import type { Flag } from "./flags.ts";
import type { Program } from "./program.ts";

/** What `--help` prints, laid out as kubectl does it. */
export function helpText(program: Program, path: string, globalFlags: readonly Flag[]): string {
  const parts = [program.description ?? `${program.summary}.`];
  if (program.examples?.length) {
    parts.push(
      "Examples:\n" +
        program.examples.map(([comment, command]) => `  # ${comment}\n  ${command}`).join("\n\n"),
    );
  }
  const listed = (program.programs ?? []).filter((child) => !child.hidden);
  if (listed.length > 0) {
    const width = Math.max(SHORTEST_COLUMN, ...listed.map((child) => child.name.length)) + 3;
    const groups = Map.groupBy(listed, ({ group = "Available Commands" }) => group);
    for (const [heading, children] of groups) {
      const rows = children.map((child) => `  ${child.name.padEnd(width)}${child.summary}`);
      parts.push(`${heading}:\n${rows.join("\n")}`);
    }
  }
  const options = program.flags.filter((flag) => !flag.hidden);
  if (options.length) parts.push(`Options:\n${options.map(optionText).join("\n\n")}`);
  const shared = globalFlags.filter((flag) => !flag.hidden);
  if (shared.length) parts.push(`Flags of every command:\n${shared.map(optionText).join("\n\n")}`);
  const usage = program.usage.length ? program.usage : [program.programs ? "COMMAND" : ""];
  parts.push(`Usage:\n${usage.map((line) => `  ${path} ${line}`.trimEnd()).join("\n")}`);
  return parts.join("\n\n") + "\n";
}

/** github.com/spf13/cobra, minNamePadding. */
const SHORTEST_COLUMN = 11;

/** `-o, --output='text':` and the sentence below it. */
export function optionText(flag: Flag): string {
  const short = flag.short ? `-${flag.short}, ` : "";
  const name = `    ${short}--${flag.name}${flag.bare === undefined || flag.kind === "bool" ? "=" : "[="}`;
  const closing = flag.bare === undefined || flag.kind === "bool" ? "" : "]";
  return `${name}${shownDefault(flag)}${closing}:\n\t${flag.usage}`;
}

function shownDefault(flag: Flag): string {
  if (flag.placeholder !== undefined) return flag.placeholder;
  switch (flag.kind) {
    case "bool":
      return String(flag.default ?? false);
    case "int":
      return String(flag.default ?? 0);
    case "duration":
      return flag.default === undefined ? "0s" : `${Number(flag.default) / 1000}s`;
    case "list":
    case "array":
      return "[]";
    case "string":
      return `'${flag.default ?? ""}'`;
  }
}
