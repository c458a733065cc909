/** How the original lays out its help (github.com/docker/cli, cli/cobra.go; github.com/spf13/pflag, FlagUsagesWrapped). */
import type { DockerFlag } from "./docker_flags.ts";

/** The flags in columns, wrapped at `columns`. */
export function flagsText(flags: readonly DockerFlag[], columns: number): string {
  const shown = flags.filter(({ hidden }) => !hidden).sort((a, b) => a.name < b.name ? -1 : 1);
  const heads = shown.map(({ short, name, type }) =>
    `  ${short ? `-${short}, ` : "    "}--${name}${type && ` ${type}`}`
  );
  const width = Math.max(0, ...heads.map(({ length }) => length)) + 3;
  return shown.map((flag, index) => {
    const usage = flag.shown === undefined ? flag.usage : `${flag.usage} (default ${flag.shown})`;
    return `${heads[index]!.padEnd(width)}${wrapped(usage, width, columns - 1)}\n`;
  }).join("");
}

/** Lines may be this much longer than is wished, rather than be broken. */
const SLOP = 5;
/** With less room than this, a text begins on a line of its own. */
const MIN_WIDTH = 24;

function wrapped(text: string, indent: number, columns: number): string {
  const isNarrow = columns - indent < MIN_WIDTH;
  const margin = isNarrow ? 16 : indent;
  const limit = columns - margin;
  const lines: string[] = [];
  if (limit < MIN_WIDTH) return text.replaceAll("\n", `\n${" ".repeat(margin)}`);
  for (let rest = text; rest !== "";) {
    const [line, after] = firstLine(rest, limit - SLOP);
    lines.push(line);
    rest = after;
  }
  const separator = `\n${" ".repeat(margin)}`;
  return (isNarrow ? separator : "") + lines.flatMap((line) => line.split("\n")).join(separator);
}

function firstLine(text: string, limit: number): [string, string] {
  if (limit + SLOP > text.length) return [text, ""];
  const start = text.slice(0, limit);
  const gap = Math.max(start.lastIndexOf(" "), start.lastIndexOf("\t"), start.lastIndexOf("\n"));
  if (gap <= 0) return [text, ""];
  const newline = start.lastIndexOf("\n");
  const end = newline > 0 && newline < gap ? newline : gap;
  return [text.slice(0, end), text.slice(end + 1)];
}

/** Names and summaries, two columns. */
export function commandsText(commands: readonly { name: string; summary: string }[]): string {
  return commands.map(({ name, summary }) => `  ${name.padEnd(11)} ${summary}\n`).join("");
}
