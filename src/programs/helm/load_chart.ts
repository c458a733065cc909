/** Charts from folders and archives. Source: helm.sh/helm/v4, pkg/chart/v2/loader. */
import type { GoMap, GoValue } from "../../go_template/value.ts";
import type { Machine } from "../../machine/machine.ts";
import { parseYaml, YamlError } from "../../kube/yaml.ts";
import { type Chart, ChartError, type ChartFile, textOf } from "./chart.ts";
import { archiveFiles, isGzip, maxFileBytes, withoutMark } from "./chart_archive.ts";
import { dependencyFrom, metadataFrom, validateMetadata } from "./chart_metadata.ts";
import { ignoreRules } from "./ignore_rules.ts";
import { readValues } from "./values.ts";

/** @throws {ChartError} in Helm's words */
export async function loadChart(machine: Machine, path: string): Promise<Chart> {
  const facts = await machine.tree.facts(path);
  const isFolder = facts?.kind === "folder" || (facts?.kind === "link" && await isFolderLink(machine, path));
  if (!facts && !isFolder) throw new ChartError(`path ${JSON.stringify(path)} not found`);
  if (isFolder) return await chartFromFiles(await folderFiles(machine, path));
  const data = await machine.readFile(path);
  if (!isGzip(data)) throw notPacked(absolute(machine, path), data);
  try {
    return await chartFromFiles(await archiveFiles(data));
  } catch (error) {
    if (!(error instanceof ChartError) || error.message !== "gzip: invalid header") throw error;
    throw new ChartError(`file '${path}' does not appear to be a gzipped archive`);
  }
}

/** All files of a chart's folder that are part of it. @throws {ChartError} */
export async function folderFiles(machine: Machine, folder: string): Promise<ChartFile[]> {
  const root = folder.replace(/(?<=.)\/+$/, "");
  const ignoreFile = await machine.readFile(`${root}/.helmignore`).then(textOf, () => "");
  const rules = ignoreRules(ignoreFile);
  const files: ChartFile[] = [];
  const walk = async (path: string): Promise<void> => {
    for (const entry of await machine.listFolder(path ? `${root}/${path}` : root)) {
      const name = (path && `${path}/`) + entry.replace(/\/$/, "");
      const isFolder = entry.endsWith("/") || await isFolderLink(machine, `${root}/${name}`);
      if (rules.ignores(name, isFolder)) continue;
      if (isFolder) {
        await walk(name);
        continue;
      }
      files.push({ name, data: await chartFile(machine, `${root}/${name}`) });
    }
  };
  await walk("");
  return files;
}

async function chartFile(machine: Machine, path: string): Promise<Uint8Array> {
  const facts = await machine.tree.facts(path);
  if (facts?.kind === "other") {
    throw new ChartError(`cannot load irregular file ${path} as it has file mode type bits set`);
  }
  const data = await machine.readFile(path);
  if (data.length > maxFileBytes) {
    const name = path.slice(path.lastIndexOf("/") + 1);
    throw new ChartError(
      `chart file ${JSON.stringify(name)} is larger than the maximum file size ${maxFileBytes}`,
    );
  }
  return withoutMark(data);
}

async function isFolderLink(machine: Machine, path: string): Promise<boolean> {
  const facts = await machine.tree.facts(path);
  if (facts?.kind !== "link") return false;
  return await machine.listFolder(path).then(() => true, () => false);
}

/** A chart from the files that it consists of, charts in it included. @throws {ChartError} */
export async function chartFromFiles(files: readonly ChartFile[]): Promise<Chart> {
  const chart: Chart = {
    metadata: metadataOf(files),
    templates: files.filter(({ name }) => name.startsWith("templates/")),
    files: files.filter(({ name }) => isOther(name)),
    values: {},
    schema: files.find(({ name }) => name === "values.schema.json")?.data,
    lock: undefined,
    dependencies: [],
    parent: undefined,
    raw: [...files],
  };
  for (const { name, data } of files) {
    if (name === "values.yaml") chart.values = reading("values.yaml", () => readValues(textOf(data)));
    if (name === "Chart.lock" || name === "requirements.lock") {
      chart.lock = reading(name, () => yamlOf(data)) as GoMap;
    }
  }
  validateMetadata(chart.metadata);
  chart.dependencies = await innerCharts(chart, files);
  return chart;
}

function metadataOf(files: readonly ChartFile[]): Chart["metadata"] {
  const file = files.find(({ name }) => name === "Chart.yaml");
  if (!file) throw new ChartError("Chart.yaml file is missing");
  const metadata = reading("Chart.yaml", () => metadataFrom(yamlOf(file.data)));
  metadata.apiVersion ||= "v1";
  // Charts of Helm 2 name what they need in a file of its own.
  const requirements = files.find(({ name }) => name === "requirements.yaml");
  if (requirements) {
    const value = reading("requirements.yaml", () => yamlOf(requirements.data));
    const list = (value as GoMap | null)?.["dependencies"];
    if (Array.isArray(list)) metadata.dependencies = list.map((one) => dependencyFrom(one as GoMap));
  }
  return metadata;
}

function isOther(name: string): boolean {
  if (name.startsWith("charts/")) return name.endsWith(".prov");
  return !name.startsWith("templates/") &&
    !["Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json"].includes(name);
}

async function innerCharts(outer: Chart, files: readonly ChartFile[]): Promise<Chart[]> {
  const groups = new Map<string, ChartFile[]>();
  for (const { name, data } of files) {
    if (!name.startsWith("charts/") || name.endsWith(".prov")) continue;
    const inner = name.slice("charts/".length);
    const folder = inner.split("/")[0]!;
    if (/^[_.]/.test(folder)) continue;
    groups.set(folder, [...(groups.get(folder) ?? []), { name: inner, data }]);
  }
  const charts: Chart[] = [];
  for (const [folder, group] of groups) {
    try {
      const inner = await innerChart(folder, group);
      inner.parent = outer;
      charts.push(inner);
    } catch (error) {
      if (!(error instanceof ChartError)) throw error;
      throw new ChartError(`error unpacking subchart ${folder} in ${outer.metadata.name}: ${error.message}`);
    }
  }
  return charts;
}

async function innerChart(folder: string, files: readonly ChartFile[]): Promise<Chart> {
  if (folder.endsWith(".tgz")) return await chartFromFiles(await archiveFiles(files[0]!.data));
  const inside = files.filter(({ name }) => name.includes("/"));
  return await chartFromFiles(
    inside.map(({ name, data }) => ({ name: name.slice(folder.length + 1), data })),
  );
}

function yamlOf(data: Uint8Array): GoValue {
  return parseYaml(textOf(data)) as GoValue;
}

function reading<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ChartError && error.message.startsWith("validation: ")) throw error;
    if (error instanceof ChartError || error instanceof YamlError) {
      throw new ChartError(`cannot load ${name}: ${error.message}`);
    }
    throw error;
  }
}

function notPacked(path: string, data: Uint8Array): ChartError {
  if (/\.ya?ml$/.test(path)) {
    return new ChartError(`file '${path}' seems to be a YAML file, but expected a gzipped archive`);
  }
  const isControl = (byte: number) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32);
  // Helm looks at 512 bytes; of a shorter file, zeros are part of them.
  const isBinary = data.length < 512 || data.subarray(0, 512).some(isControl);
  const type = isBinary ? "application/octet-stream" : "text/plain; charset=utf-8";
  return new ChartError(`file '${path}' does not appear to be a gzipped archive; got '${type}'`);
}

function absolute(machine: Machine, path: string): string {
  return path.startsWith("/") ? path : `${machine.workingFolder}/${path.replace(/^\.\//, "")}`;
}
