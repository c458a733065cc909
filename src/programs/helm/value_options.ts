/** Values on the command line: files, then `--set-json`, `--set`, `--set-string`, `--set-file`, `--set-literal`. Source: helm.sh/helm/v4, pkg/cli/values. */
import type { GoMap } from "../../go_template/value.ts";
import type { Flag, FlagValues } from "../flags.ts";
import type { Io } from "../io.ts";
import { ChartError, textOf } from "./chart.ts";
import {
  jsonManner,
  literalManner,
  type SetManner,
  setValues,
  textManner,
  typedManner,
} from "./set_values.ts";
import { laidOver, readValues } from "./values.ts";

export const valueFlags: readonly Flag[] = [
  {
    name: "values",
    short: "f",
    kind: "list",
    usage: "Values from a YAML file, a URL, or - for standard input; a later one wins.",
  },
  { name: "set", kind: "array", usage: "Values as a.b=1,c[0]=x; numbers, booleans and null are recognized." },
  { name: "set-string", kind: "array", usage: "The same, all of them text." },
  { name: "set-json", kind: "array", usage: "Values in JSON: a=[1,2], or one object." },
  { name: "set-file", kind: "array", usage: "Values that are the texts of files: a.b=path." },
  { name: "set-literal", kind: "array", usage: "One value, its text as it stands after the equals sign." },
];

/** What the flags say, one over the other. @throws {ChartError} in Helm's words */
export async function valuesFrom(flags: FlagValues, io: Io): Promise<GoMap> {
  let values: GoMap = {};
  for (const path of flags.list("values")) {
    const text = await readText(path, io);
    values = laidOver(values, await told(`failed to parse ${path}`, () => readValues(text)));
  }
  for (const text of flags.list("set-json")) values = await withJson(values, text);
  await setAll(values, flags, { name: "set", manner: typedManner });
  await setAll(values, flags, { name: "set-string", manner: textManner });
  const fromFile: SetManner = { hasEscapes: true, read: (path) => readText(path, io) };
  await setAll(values, flags, { name: "set-file", manner: fromFile });
  await setAll(values, flags, { name: "set-literal", manner: literalManner });
  return values;
}

async function setAll(
  values: GoMap,
  flags: FlagValues,
  { name, manner }: { name: string; manner: SetManner },
): Promise<void> {
  for (const text of flags.list(name)) {
    await told(`failed parsing --${name} data`, () => setValues(text, values, manner));
  }
}

async function withJson(values: GoMap, text: string): Promise<GoMap> {
  const isObject = text.trim().startsWith("{");
  try {
    if (isObject) return laidOver(values, JSON.parse(text) as GoMap);
    await setValues(text, values, jsonManner);
    return values;
  } catch (error) {
    if (!(error instanceof ChartError) && !(error instanceof SyntaxError)) throw error;
    throw new ChartError(`failed parsing --set-json data ${isObject ? "JSON: " : ""}${text}`);
  }
}

async function told<T>(what: string, action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof ChartError)) throw error;
    throw new ChartError(`${what}: ${error.message}`);
  }
}

async function readText(path: string, io: Io): Promise<string> {
  if (path.trim() === "-") return await io.readInput();
  if (/^https?:\/\//.test(path)) {
    const response = await io.fetch(path);
    if (!response.ok) {
      throw new ChartError(`failed to fetch ${path} : ${response.status} ${response.statusText}`);
    }
    return await response.text();
  }
  try {
    return textOf(await io.machine.readFile(path));
  } catch (error) {
    throw new ChartError(fileProblem("open", path, error));
  }
}

const problems: Record<string, string> = {
  ENOENT: "no such file or directory",
  EACCES: "permission denied",
  EISDIR: "is a directory",
  ENOTDIR: "not a directory",
};

/** `open x.yaml: no such file or directory`. */
export function fileProblem(action: string, path: string, error: unknown): string {
  const code = (error as { code?: string }).code ??
    (error instanceof Error && error.name === "NotFound" ? "ENOENT" : "");
  if (code === "EISDIR") return `read ${path}: ${problems[code]}`;
  return `${action} ${path}: ${problems[code] ?? (error as Error).message}`;
}
