import type { GoMap } from "../../go_template/value.ts";
import { jsonOf } from "../../go_template/functions/json_text.ts";
import { clean } from "../../go_template/functions/paths.ts";
import type { Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { requireArguments } from "./argument_count.ts";
import { defaultCapabilities, parseKubeVersion } from "./capabilities.ts";
import { type Chart, ChartError, type ChartFile, textOf } from "./chart.ts";
import { archiveFiles } from "./chart_archive.ts";
import { coalesceTables } from "./coalesce_values.ts";
import { schemaProblems } from "./json_schema.ts";
import { Lint, type LintMessage, problemOf, shownMessage } from "./lint_message.ts";
import { lintMetadata } from "./lint_metadata.ts";
import { lintDefinitions, lintTemplates } from "./lint_templates.ts";
import { chartFromFiles, folderFiles } from "./load_chart.ts";
import { valueFlags, valuesFrom } from "./value_options.ts";
import { fileProblem } from "./value_options.ts";
import { readValues } from "./values.ts";

const flags: readonly Flag[] = [
  ...valueFlags,
  { name: "kube-version", kind: "string", usage: "The version of Kubernetes that templates see." },
  { name: "quiet", kind: "bool", usage: "Show warnings and errors alone." },
  { name: "strict", kind: "bool", usage: "Fail for warnings, too." },
  { name: "skip-schema-validation", kind: "bool", usage: "Do not check values against the chart's schema." },
  { name: "with-subcharts", kind: "bool", usage: "Judge the charts in it, too." },
];

export const lint: Program = {
  name: "lint",
  summary: "Look for mistakes in a chart",
  description: `Judges whether a chart is well made.

What would make its installation fail is an [ERROR], what goes against custom or advice a [WARNING].`,
  usage: ["PATH [flags]"],
  flags,
  async run(call) {
    requireArguments(call, { least: 1, usage: "PATH [flags]" });
    const { flags, io, args } = call;
    const values = await valuesFrom(flags, io);
    const paths = flags.bool("with-subcharts") ? [...args, ...await innerPaths(call, args)] : args;
    const isQuiet = flags.bool("quiet");
    let failed = 0, told = 0, out = "";
    for (const path of paths) {
      const { messages, problem } = await judged(call, path, values);
      const isBad = ({ severity }: LintMessage) =>
        severity === "ERROR" || (severity === "WARNING" && flags.bool("strict"));
      const hasFailed = problem !== undefined || messages.some(isBad);
      const isNotable = hasFailed || messages.some(({ severity }) => severity !== "INFO");
      if (hasFailed) failed++;
      if (isNotable) told++;
      if (isQuiet && !isNotable) continue;
      const shown = messages.filter(({ severity }) => !isQuiet || severity !== "INFO").map(shownMessage);
      const lines = problem === undefined ? shown : [`Error ${problem}`];
      out += `==> Linting ${path}\n${lines.map((line) => `${line}\n`).join("")}\n`;
    }
    await io.out(out);
    const summary = `${paths.length} chart(s) linted, ${failed} chart(s) failed`;
    if (failed > 0) throw new ChartError(summary);
    if (!isQuiet || told > 0) await io.out(`${summary}\n`);
    return 0;
  },
};

/** `problem`: it is no chart at all. */
async function judged(
  call: Call,
  path: string,
  values: GoMap,
): Promise<{ messages: LintMessage[]; problem?: string }> {
  const isPacked = /\.(tgz|tar\.gz)$/.test(path);
  const root = path.replace(/(?<=.)\/+$/, "");
  let files: ChartFile[];
  try {
    files = isPacked
      ? await archiveFiles(await call.io.machine.readFile(path))
      : await folderFiles(call.io.machine, root);
  } catch (error) {
    if (isPacked) {
      const problem = error instanceof ChartError
        ? `unable to extract tarball: ${error.message}`
        : `unable to open tarball: ${fileProblem("open", path, error)}`;
      return { messages: [], problem };
    }
    if (error instanceof ChartError) return { messages: [], problem: error.message };
    files = [];
  }
  const metadata = files.find(({ name }) => name === "Chart.yaml");
  if (!metadata) {
    const shown = clean(`${root}/Chart.yaml`);
    return {
      messages: [],
      problem: `unable to check Chart.yaml file in chart: stat ${shown}: no such file or directory`,
    };
  }
  const lint = new Lint();
  lintMetadata(lint, textOf(metadata.data));
  lintValues(lint, files, values, call.flags.bool("skip-schema-validation"));
  await lintRest(lint, call, { files, values, path: absolute(call, root) });
  return { messages: lint.messages };
}

function lintValues(lint: Lint, files: readonly ChartFile[], given: GoMap, skipsSchema: boolean): void {
  const file = files.find(({ name }) => name === "values.yaml");
  if (!lint.rule("INFO", "values.yaml", file ? undefined : "file does not exist")) return;
  let values: GoMap;
  try {
    values = readValues(textOf(file!.data));
  } catch (error) {
    if (!(error instanceof ChartError)) throw error;
    lint.rule(
      "ERROR",
      "values.yaml",
      `unable to parse YAML: ${
        error.message.replace("cannot unmarshal yaml document: ", "").replace(GO_MAP, "common.Values")
      }`,
    );
    return;
  }
  const schema = files.find(({ name }) => name === "values.schema.json");
  if (!schema || skipsSchema) return;
  const complete = coalesceTables({ ...given }, values);
  const problems = problemOf(
    () => {
      const found = schemaProblems(JSON.parse(textOf(schema.data)), jsonOf(complete));
      if (found.length > 0) throw new ChartError(found.map((line) => `${line}\n`).join(""));
    },
    ChartError,
    SyntaxError,
  );
  lint.rule("ERROR", "values.yaml", problems);
}

async function lintRest(
  lint: Lint,
  { flags, io }: Call,
  { files, values, path }: { files: readonly ChartFile[]; values: GoMap; path: string },
): Promise<void> {
  const hasTemplates = files.some(({ name }) => name.startsWith("templates/"));
  const loaded = await chartFromFiles(files).catch((error) => {
    if (error instanceof ChartError) return error;
    throw error;
  });
  const chart = loaded instanceof ChartError ? undefined : loaded;
  if (lint.rule("WARNING", "templates/", hasTemplates ? undefined : "directory does not exist")) {
    const version = flags.string("kube-version");
    if (loaded instanceof ChartError) lint.rule("ERROR", "templates/", loaded.message);
    else {
      lintTemplates(lint, loaded, values, {
        skipsSchema: flags.bool("skip-schema-validation"),
        surroundings: {
          release: {
            name: "test-release",
            namespace: flags.string("namespace") || "default",
            revision: 0,
            isUpgrade: false,
          },
          capabilities: {
            ...defaultCapabilities,
            ...(version && { kubeVersion: parseKubeVersion(version) }),
          },
          now: () => io.now(),
          random: () => io.random(),
          lint: () => {},
        },
      });
    }
  }
  lint.rule(
    "ERROR",
    "",
    loaded instanceof ChartError ? `unable to load chart\n\t${loaded.message}` : undefined,
  );
  if (!chart) return;
  lintDependencies(lint, chart, path);
  lintDefinitions(lint, chart);
}

function lintDependencies(lint: Lint, { metadata, dependencies }: Chart, path: string): void {
  const named = metadata.dependencies.map(({ name }) => name);
  const there = dependencies.map((one) => one.metadata.name);
  const unnamed = there.filter((name) => !named.includes(name));
  const missing = named.filter((name) => !there.includes(name));
  lint.rule(
    "ERROR",
    path,
    unnamed.length ? `chart metadata is missing these dependencies: ${unnamed.join(",")}` : undefined,
  );
  lint.rule(
    "WARNING",
    path,
    missing.length ? `chart directory is missing these dependencies: ${missing.join(",")}` : undefined,
  );
}

function absolute({ io }: Call, path: string): string {
  if (path.startsWith("/")) return path;
  return path === "." ? io.machine.workingFolder : `${io.machine.workingFolder}/${path.replace(/^\.\//, "")}`;
}

async function innerPaths({ io }: Call, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    for (const entry of await io.machine.listFolder(`${path}/charts`).catch(() => [])) {
      if (entry.endsWith("/") || /\.(tgz|tar\.gz)$/.test(entry)) {
        found.push(`${path}/charts/${entry.replace(/\/$/, "")}`);
      }
    }
  }
  return found;
}

/** What the linter decodes into has a name of its own. */
const GO_MAP = "map[string]interface {}";
