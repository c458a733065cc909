/**
 * What the transcripts cover, by verb and by kind. Run as a program, it writes the tables into README.md:
 *
 *     deno run -A tests/conformance/coverage.ts
 */
import { kinds } from "../../src/simulator/kubernetes/kinds/mod.ts";
import { type CommandStep, parseTranscript, type Step } from "./transcript.ts";

const FOLDER = new URL("transcripts/", import.meta.url);
const README = new URL("README.md", import.meta.url);
const MARK = "<!-- what follows is written by coverage.ts -->";

export interface Coverage {
  /** Command lines, by program. */
  commands: Map<string, number>;
  /** `kubectl rollout status` to how often, and the kinds it was used on. */
  verbs: Map<string, { count: number; kinds: Set<string> }>;
}

export function coverage(): Coverage {
  const found: Coverage = { commands: new Map(), verbs: new Map() };
  for (const { name } of Deno.readDirSync(FOLDER)) {
    if (!name.endsWith(".txt")) continue;
    const { steps } = parseTranscript(Deno.readTextFileSync(new URL(name, FOLDER)));
    for (const step of steps) if (step.kind === "command") count(found, step, steps);
  }
  return found;
}

function count({ commands, verbs }: Coverage, step: CommandStep, steps: readonly Step[]): void {
  commands.set(step.program, (commands.get(step.program) ?? 0) + 1);
  const words = step.argv.filter((word, index) =>
    !word.startsWith("-") && !VALUE_FLAGS.has(step.argv[index - 1] ?? "")
  );
  const isGroup = step.program === "kubectl" && GROUPS.has(words[0] ?? "");
  const verb = [step.program, ...words.slice(0, isGroup ? 2 : 1)].join(" ");
  const entry = verbs.get(verb) ?? { count: 0, kinds: new Set() };
  verbs.set(verb, entry);
  entry.count++;
  if (step.program !== "kubectl") return;
  for (const kind of [...kindsNamed(words.slice(1)), ...kindsWritten(step, steps)]) entry.kinds.add(kind);
}

/** Verbs that have verbs of their own. */
const GROUPS = new Set([
  "auth",
  "certificate",
  "cluster-info",
  "config",
  "create",
  "rollout",
  "set",
  "top",
]);

/** Flags whose value is a word of its own. */
const VALUE_FLAGS = new Set([
  "-n",
  "--namespace",
  "-f",
  "-l",
  "-o",
  "-c",
  "-p",
  "--as",
  "--as-group",
  "--context",
  "--field-selector",
  "--for",
  "--image",
  "--patch",
  "--selector",
  "--sort-by",
  "--timeout",
  "--type",
]);

const byName = new Map(
  kinds.flatMap((it) =>
    [it.plural, it.singular, `${it.plural}.${it.group}`, ...it.shortNames].map((name) => [name, it.kind])
  ),
);

/** `deploy/web`, `pods,svc`, `configmap`. */
function kindsNamed(words: readonly string[]): string[] {
  return words.flatMap((word) => word.split(",")).flatMap((word) => byName.get(word.split("/")[0]!) ?? []);
}

/** Those of the manifests that a command is given. */
function kindsWritten(step: CommandStep, steps: readonly Step[]): string[] {
  const files = step.argv.filter((_, index) => step.argv[index - 1] === "-f");
  const texts = steps.flatMap((it) => it.kind === "file" && files.includes(it.name) ? [it.text] : []);
  return [step.input ?? "", ...texts].flatMap((text) =>
    [...text.matchAll(/(?:^|[{,]) *"?kind"?: *"?([A-Z]\w+)/gm)].map((match) => match[1]!)
  );
}

/** The tables, as Markdown. */
export function coverageText({ commands, verbs }: Coverage): string {
  const sums = [...commands].sort().map(([program, sum]) => `${sum} of \`${program}\``);
  const rows = [...verbs].sort(([a], [b]) => a < b ? -1 : 1);
  const byKind = new Map<string, Set<string>>();
  for (const [verb, { kinds }] of rows) {
    for (const kind of kinds) {
      byKind.set(kind, (byKind.get(kind) ?? new Set()).add(verb.replace("kubectl ", "")));
    }
  }
  return [
    `Command lines, each run with every release of the clients: ${sums.join(", ")}.`,
    "",
    table(["command", "lines", "kinds"], rows.map(([verb, it]) => [verb, it.count, list(it.kinds)])),
    "",
    table(["kind", "commands"], [...byKind].sort().map(([kind, verbs]) => [kind, list(verbs)])),
    "",
  ].join("\n");
}

function list(words: ReadonlySet<string>): string {
  return [...words].sort().join(", ");
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The README up to the tables, and the tables. */
export async function readmeParts(): Promise<[own: string, tables: string]> {
  const [own = "", tables = ""] = (await Deno.readTextFile(README)).split(`${MARK}\n`);
  return [own, tables.trimStart()];
}

if (import.meta.main) {
  const [own] = await readmeParts();
  await Deno.writeTextFile(README, `${own}${MARK}\n\n${coverageText(coverage())}`);
}
