/** One file of `charts/`: command lines, then the files of a chart. */

export interface ChartCase {
  name: string;
  /** Words after `helm`; CHART is the chart's folder. */
  commands: string[];
  /** Path to text. */
  files: Map<string, string>;
}

/** Lines that begin with `$ ` are commands; `-- path --` begins a file, which goes on until the next. */
export function parseChartCase(name: string, text: string): ChartCase {
  const [head, ...rest] = text.split(/^-- (\S+) --\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) files.set(rest[at]!, rest[at + 1]!);
  const commands = head!.split("\n").filter((line) => line.startsWith("$ ")).map((line) => line.slice(2));
  return { name, commands, files };
}

/** Words parted by blanks, but for those in single quotes. */
export function wordsOf(command: string, folder: string): string[] {
  return Array.from(
    command.matchAll(/(?:'[^']*'|[^\s'])+/g),
    ([word]) => word.replaceAll("'", "").replaceAll("CHART", folder),
  );
}

export async function writeChart({ files }: ChartCase, folder: string): Promise<void> {
  for (const [path, text] of files) {
    const full = `${folder}/${path}`;
    await Deno.mkdir(full.slice(0, full.lastIndexOf("/")), { recursive: true });
    await Deno.writeTextFile(full, text);
  }
}
