/** A chart as it is in memory: what Chart.yaml says, its files, its values, and the charts in it. Source: helm.sh/helm/v4, pkg/chart/v2. */
import type { GoMap, GoValue } from "../../go_template/value.ts";

export interface Chart {
  metadata: ChartMetadata;
  /** Files below `templates/`. */
  templates: ChartFile[];
  /** All others but those that have a place of their own. */
  files: ChartFile[];
  /** Defaults, from values.yaml. */
  values: GoMap;
  schema: Uint8Array | undefined;
  /** Chart.lock, as it was read. */
  lock: GoMap | undefined;
  dependencies: Chart[];
  /** The chart that it stands in. */
  parent: Chart | undefined;
  /** Every file, as it was read. */
  raw: ChartFile[];
}

export interface ChartFile {
  /** From the chart's folder on: `templates/service.yaml`. */
  name: string;
  data: Uint8Array;
}

/** Texts that are not there are "". */
export interface ChartMetadata {
  name: string;
  home: string;
  sources: string[];
  version: string;
  description: string;
  keywords: string[];
  maintainers: { name: string; email: string; url: string }[];
  icon: string;
  apiVersion: string;
  condition: string;
  tags: string;
  appVersion: string;
  deprecated: boolean;
  annotations: Record<string, string>;
  kubeVersion: string;
  dependencies: ChartDependency[];
  type: string;
}

export interface ChartDependency {
  name: string;
  version: string;
  repository: string;
  condition: string;
  tags: string[];
  enabled: boolean;
  importValues: GoValue[];
  alias: string;
}

/** What is wrong with a chart, its values or its templates, in Helm's words. */
export class ChartError extends Error {
  override name = "ChartError";
}

/** `parent/charts/child`. */
export function chartPath(chart: Chart): string {
  return chart.parent ? `${chartPath(chart.parent)}/charts/${chart.metadata.name}` : chart.metadata.name;
}

/** Definitions of kinds, which are made before anything else: those below `crds/`, also of the charts in it. */
export function chartDefinitions(chart: Chart): { path: string; name: string; text: string }[] {
  const own = chart.files.filter(({ name }) => name.startsWith("crds/") && /\.(ya?ml|json)$/.test(name))
    .map(({ name, data }) => ({ path: `${chartPath(chart)}/${name}`, name, text: textOf(data) }));
  return [...own, ...chart.dependencies.flatMap(chartDefinitions)];
}

export function textOf(data: Uint8Array): string {
  return new TextDecoder().decode(data);
}

/** A copy that may be changed without the first one: dependencies are switched off and renamed in it. */
export function copyChart(chart: Chart, parent?: Chart): Chart {
  const copy: Chart = {
    ...chart,
    metadata: { ...chart.metadata, dependencies: chart.metadata.dependencies.map((one) => ({ ...one })) },
    dependencies: [],
    parent,
  };
  copy.dependencies = chart.dependencies.map((one) => copyChart(one, copy));
  return copy;
}
