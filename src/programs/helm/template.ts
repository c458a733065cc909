import type { Acting } from "../../cluster/helm/acting.ts";
import { parseTemplate } from "../../go_template/template.ts";
import type { Flag } from "../flags.ts";
import type { Call, Program } from "../program.ts";
import { changeFlags } from "./change_flags.ts";
import { dryRunChoice } from "./change_choice.ts";
import { type Capabilities, defaultCapabilities, parseKubeVersion } from "./capabilities.ts";
import { type Chart, ChartError } from "./chart.ts";
import { checkDependencies } from "./chart_dependencies.ts";
import { findChart } from "./find_chart.ts";
import { warning } from "./go_log.ts";
import { globMatcher } from "./ignore_rules.ts";
import { generatedName, nameAndChart } from "./locate_chart.ts";
import { actingOf } from "./release_acting.ts";
import { capabilitiesOf, lookupIn } from "./release_rendering.ts";
import { InvalidManifests, renderChart, type RenderedChart } from "./render_chart.ts";
import { splitManifests } from "./sort_manifests.ts";
import { valuesFrom } from "./value_options.ts";
import { dryRunFlag } from "./waiting_flags.ts";

/** Flags of `install` that have no meaning without a release. */
const pointless = ["dry-run", "output", "hide-notes", "hide-secret", "render-subchart-notes"];

const flags: readonly Flag[] = [
  ...changeFlags.filter(({ name }) => !pointless.includes(name)),
  {
    ...dryRunFlag,
    default: "client",
    usage: "What is asked of a cluster: nothing (client), or all that templates ask (server).",
  },
  { name: "validate", kind: "bool", usage: "The old name of --dry-run=server.", hidden: true },
  {
    name: "api-versions",
    short: "a",
    kind: "list",
    usage: "More versions of API for Capabilities.APIVersions.",
  },
  { name: "kube-version", kind: "string", usage: "The version of Kubernetes for Capabilities.KubeVersion." },
  { name: "is-upgrade", kind: "bool", usage: "Render as for an upgrade: .Release.IsUpgrade is true." },
  { name: "include-crds", kind: "bool", usage: "Show the definitions of kinds below crds/, too." },
  { name: "skip-tests", kind: "bool", usage: "Leave out the tests." },
  {
    name: "show-only",
    short: "s",
    kind: "array",
    usage: "Only what these templates make; may be a pattern.",
  },
  { name: "output-dir", kind: "string", usage: "Write files into this folder instead of showing them." },
  { name: "release-name", kind: "bool", usage: "With --output-dir: in a folder named after the release." },
  { name: "generate-name", short: "g", kind: "bool", usage: "Make a name for the release." },
  { name: "name-template", kind: "string", usage: "Make a name for the release by this template." },
  { name: "replace", kind: "bool", usage: "Use the name of a release that is uninstalled." },
  { name: "server-side", kind: "bool", default: true, usage: "Objects are applied by the server." },
];

export const template: Program = {
  name: "template",
  summary: "Render a chart here and print the manifests",
  description: `Shows what a chart and values would make, without a cluster.

What a cluster would be asked for is made up: its version and kinds of API are those of --kube-version and
--api-versions, and lookup finds nothing.`,
  usage: ["[NAME] [CHART] [flags]"],
  flags,
  async run(call) {
    const { flags, io, args } = call;
    if (args.length < 1) {
      throw new Error(
        `${
          JSON.stringify(call.path)
        } requires at least 1 argument\n\nUsage:  ${call.path} [NAME] [CHART] [flags]`,
      );
    }
    const generatesName = flags.bool("generate-name");
    const nameTemplate = flags.string("name-template");
    const { name, chart: chartName } = nameAndChart(args, { generatesName, nameTemplate });
    const isOnServer = flags.bool("validate") || dryRunChoice(call) === "server";
    const cluster = isOnServer ? await actingOf(call) : undefined;
    const capabilities = await capabilitiesFrom(call, cluster);
    const { chart, path } = await findChart(call, chartName);
    const values = await valuesFrom(flags, io);
    refuseLibrary(chart);
    checkDependencies(chart);
    const own = nameTemplate
      ? parseTemplate("name-template", nameTemplate).render({})
      : generatedName(path, io.now());
    const release = checkedName(name ?? (generatesName || nameTemplate ? own : "release-name"));
    const namespace = await namespaceOf(call);
    const rendering = renderChart(chart, values, {
      release: { name: release, namespace, revision: 1, isUpgrade: flags.bool("is-upgrade") },
      capabilities,
      now: () => io.now(),
      random: () => io.random(),
      ...(cluster && { lookup: lookupIn(cluster) }),
      warn: warning(io.now(), (text) => void io.err(text)),
      includesDefinitions: flags.bool("include-crds"),
      skipsSchema: flags.bool("skip-schema-validation"),
    });
    await show(call, await rendering.catch((error) => refuse(call, error)), release);
    return 0;
  },
};

async function capabilitiesFrom({ flags }: Call, cluster: Acting | undefined): Promise<Capabilities> {
  const asked = cluster ? await capabilitiesOf(cluster) : defaultCapabilities;
  const kubeVersion = flags.string("kube-version");
  return {
    kubeVersion: kubeVersion ? parseKubeVersion(kubeVersion) : asked.kubeVersion,
    apiVersions: [...asked.apiVersions, ...flags.list("api-versions")],
  };
}

/** What could be rendered is shown with --debug alone. */
async function refuse({ flags, io }: Call, error: unknown): Promise<never> {
  if (!(error instanceof ChartError)) throw error;
  if (error.message.startsWith("values don't meet") || error.message.startsWith("type mismatch on ")) {
    throw error;
  }
  if (!flags.bool("debug")) {
    throw new ChartError(`${error.message}\n\nUse --debug flag to render out invalid YAML`);
  }
  await io.out(`${error instanceof InvalidManifests ? error.manifest.trim() : ""}\n`);
  throw error;
}

/** @throws {ChartError} for a chart that only others use */
export function refuseLibrary({ metadata: { type } }: Chart): void {
  if (type !== "" && type !== "application") throw new ChartError(`${type} charts are not installable`);
}

/** @throws {ChartError} for a name that no release may have */
export function checkedName(name: string): string {
  const pattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";
  if (new RegExp(pattern).test(name) && name.length <= 53) return name;
  throw new ChartError(
    `release name check failed: release name ${
      JSON.stringify(name)
    }: invalid release name, must match regex ${pattern} ` +
      "and the length must not be longer than 53",
  );
}

async function namespaceOf({ flags, io, kubeconfig }: Call): Promise<string> {
  const given = flags.string("namespace") || io.env("HELM_NAMESPACE");
  if (given) return given;
  const config = await kubeconfig().catch(() => undefined);
  return config?.contexts.get(config.currentContext)?.settings.namespace || "default";
}

async function show(call: Call, { manifest, hooks }: RenderedChart, release: string): Promise<void> {
  const { flags, io } = call;
  const isTest = (events: readonly string[]) => events.includes("test");
  const shownHooks = flags.bool("no-hooks")
    ? []
    : hooks.filter(({ events }) => !flags.bool("skip-tests") || !isTest(events));
  const documents = shownHooks.map(({ path, manifest }) => `---\n# Source: ${path}\n${manifest}\n`);
  const folder = flags.string("output-dir");
  if (folder) {
    await writeFiles(
      call,
      manifest + documents.join(""),
      flags.bool("release-name") ? `${folder}/${release}` : folder,
    );
    return;
  }
  const all = `${manifest.trim()}\n${documents.join("")}`;
  const wanted = flags.list("show-only");
  await io.out(wanted.length > 0 ? chosen(all, wanted) : all);
}

/** Documents whose template's path, without the chart's name, fits one of the patterns, pattern by pattern. */
function chosen(all: string, patterns: readonly string[]): string {
  const parts = splitManifests(all);
  return patterns.flatMap((pattern) => {
    const matches = globMatcher(pattern);
    const found = parts.filter((part) => {
      const path = /# Source: [^/]+\/(.+)/.exec(part)?.[1];
      return path !== undefined && matches(path);
    });
    if (found.length === 0) throw new Error(`could not find template ${pattern} in chart`);
    return found.map((part) => `---\n${part}\n`);
  }).join("");
}

async function writeFiles({ io }: Call, text: string, folder: string): Promise<void> {
  const files = new Map<string, string>();
  for (const [document, path] of text.matchAll(/---\n# Source: (.+)\n[^]*?(?=---\n# Source: |$)/g)) {
    files.set(path!, (files.get(path!) ?? "") + document);
    await io.out(`wrote ${folder}/${path}\n`);
  }
  for (const [path, content] of files) {
    await io.machine.writeFile(`${folder}/${path}`, new TextEncoder().encode(content), 0o644);
  }
  await io.out("\n");
}
