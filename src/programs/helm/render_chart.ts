/**
 * A chart and values make manifests, hooks and notes. Source: helm.sh/helm/v4, pkg/action/action.go. A template that looks
 * up objects of the cluster is rendered again once they are known.
 */
import { deepCopy } from "../../go_template/functions/dictionaries.ts";
import type { GoMap, GoValue } from "../../go_template/value.ts";
import type { HelmHook } from "../../kube/helm_hook.ts";
import type { JsonObject } from "../../kube/object.ts";
import { type Capabilities, plainKubeVersion } from "./capabilities.ts";
import { type Chart, chartDefinitions, ChartError } from "./chart.ts";
import { isCompatible, withDependencies } from "./chart_dependencies.ts";
import { coalesceValues } from "./coalesce_values.ts";
import { type ReleaseFacts, renderTemplates } from "./render_templates.ts";
import { sortManifests } from "./sort_manifests.ts";
import { checkSchemas } from "./values_schema.ts";

export interface RenderOptions {
  release: ReleaseFacts;
  capabilities: Capabilities;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** An object of the cluster, or with an empty name, a list; {} where there is none. Absent: nothing is ever there. */
  lookup?: (apiVersion: string, kind: string, namespace: string, name: string) => Promise<JsonObject>;
  /** What is odd, and does not stop anything. */
  warn?: (text: string) => void;
  /** The notes of the charts in it, too. */
  hasInnerNotes?: boolean;
  /** Definitions of kinds stand before everything else. */
  includesDefinitions?: boolean;
  /** Secrets are named, but not shown. */
  hidesSecrets?: boolean;
  skipsSchema?: boolean;
}

export interface RenderedChart {
  /** The chart with what its dependencies came to: what a release keeps. */
  chart: Chart;
  /** Documents that begin with `---` and their source. */
  manifest: string;
  hooks: HelmHook[];
  /** What NOTES.txt came to. */
  notes: string;
}

/** @throws {ChartError} {@link InvalidManifests} where what was rendered is no YAML */
export async function renderChart(
  given: Chart,
  values: GoMap,
  options: RenderOptions,
): Promise<RenderedChart> {
  const chart = withDependencies(given, values, options.warn);
  const complete = coalesceValues(chart, values, { ...(options.warn && { warn: options.warn }) });
  if (!options.skipsSchema) checkSchemas(chart, complete);
  const { kubeVersion } = options.capabilities;
  const wanted = chart.metadata.kubeVersion;
  if (wanted && !isCompatible(wanted, plainKubeVersion(kubeVersion))) {
    throw new ChartError(
      `chart requires kubeVersion: ${wanted} which is incompatible with Kubernetes ${kubeVersion}`,
    );
  }
  const files = await renderedFiles(chart, complete, options);
  const notes = takeNotes(files, chart, options.hasInnerNotes ?? false);
  const { manifests, hooks } = sorted(files);
  const definitions = options.includesDefinitions ? chartDefinitions(chart) : [];
  const shown = manifests.map(({ path, text, kind, apiVersion }) => {
    const isHidden = options.hidesSecrets && kind === "Secret" && apiVersion === "v1";
    return { path, text: isHidden ? "# HIDDEN: The Secret output has been suppressed" : text };
  });
  return { chart, manifest: documents([...definitions, ...shown]), hooks, notes };
}

/** What was rendered is no YAML; `manifest` shows it all. */
export class InvalidManifests extends ChartError {
  readonly manifest: string;

  constructor(message: string, manifest: string) {
    super(message);
    this.manifest = manifest;
  }
}

/** How often a template may ask for something new before that is an error. */
const maxLookupRounds = 1000;

class Unknown extends Error {
  readonly ask: () => Promise<void>;

  constructor(ask: () => Promise<void>) {
    super("an object of the cluster is not known yet");
    this.ask = ask;
  }
}

async function renderedFiles(
  chart: Chart,
  values: GoMap,
  options: RenderOptions,
): Promise<Map<string, string>> {
  const { lookup, ...rest } = options;
  if (!lookup) return renderTemplates(chart, values, rest);
  const known = new Map<string, GoValue>();
  const chances: number[] = [];
  for (let round = 0; round < maxLookupRounds; round++) {
    let next = 0;
    // The same chance every time: what was rendered before is rendered again.
    const random = () => chances[next++] ?? (chances.push(options.random()), chances.at(-1)!);
    const asked = (...what: [string, string, string, string]): GoValue => {
      const key = what.join("\n");
      if (known.has(key)) return known.get(key);
      throw new Unknown(async () => void known.set(key, await lookup(...what) as GoValue));
    };
    try {
      // Templates may change values; each round begins with those that were there.
      return renderTemplates(chart, deepCopy(values) as GoMap, { ...rest, random, lookup: asked });
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      await error.ask();
    }
  }
  throw new ChartError(`templates look up more than ${maxLookupRounds} objects`);
}

function takeNotes(files: Map<string, string>, chart: Chart, hasInnerNotes: boolean): string {
  const own = `${chart.metadata.name}/templates/NOTES.txt`;
  const notes: string[] = [];
  for (const [path, text] of [...files]) {
    if (!path.endsWith("NOTES.txt")) continue;
    if (hasInnerNotes || path === own) notes.push(text);
    files.delete(path);
  }
  return notes.join("\n");
}

function sorted(files: ReadonlyMap<string, string>): ReturnType<typeof sortManifests> {
  try {
    return sortManifests(files);
  } catch (error) {
    if (!(error instanceof ChartError)) throw error;
    const all = Array.from(files, ([path, text]) => ({ path, text })).filter(({ text }) =>
      text.trim() !== ""
    );
    throw new InvalidManifests(error.message, documents(all));
  }
}

function documents(list: readonly { path: string; text: string }[]): string {
  return list.map(({ path, text }) => `---\n# Source: ${path}\n${text}\n`).join("");
}
