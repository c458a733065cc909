/** Renders the templates of a chart and of those in it. Source: helm.sh/helm/v4, pkg/engine/engine.go. */
import { FunctionError, TemplateError } from "../../go_template/template_error.ts";
import { StackError, TemplateSet } from "../../go_template/template.ts";
import { helmFunctions } from "../../go_template/functions/mod.ts";
import { goQuote } from "../../go_template/quoting.ts";
import {
  type GoFunction,
  goFunction,
  type GoMap,
  type GoValue,
  setEntry,
  withType,
} from "../../go_template/value.ts";
import { type Capabilities, capabilitiesValue } from "./capabilities.ts";
import { type Chart, ChartError, type ChartMetadata, chartPath, textOf } from "./chart.ts";
import { FilesValue } from "./files_value.ts";
import { tableAt } from "./values.ts";

export interface ReleaseFacts {
  name: string;
  namespace: string;
  revision: number;
  isUpgrade: boolean;
}

export interface TemplateSurroundings {
  release: ReleaseFacts;
  capabilities: Capabilities;
  /** Milliseconds since 1970. */
  now(): number;
  /** From 0 up to, not including, 1. */
  random(): number;
  /** Answers `lookup`; absent: nothing is there. */
  lookup?: (apiVersion: string, kind: string, namespace: string, name: string) => GoValue;
  /** What is not there is an error. */
  isStrict?: boolean;
  /** What is required may be missing, and `fail` does not: told here instead. */
  lint?: (message: string) => void;
}

/** Texts by the template's path. `values`: complete ones. @throws {ChartError} */
export function renderTemplates(
  chart: Chart,
  values: GoMap,
  surroundings: TemplateSurroundings,
): Map<string, string> {
  const templates = templatesOf(chart, values, surroundings);
  const set = new Engine(surroundings).set;
  // Those of outer charts come last, so that their definitions win.
  const paths = [...templates.keys()].sort(byDepth).reverse();
  for (const path of paths) {
    try {
      set.add(path, templates.get(path)!.text);
    } catch (error) {
      throw error instanceof TemplateError ? parseRefusal(path, error) : error;
    }
  }
  const rendered = new Map<string, string>();
  for (const path of paths) {
    if (path.slice(path.lastIndexOf("/") + 1).startsWith("_")) continue;
    const { data, basePath } = templates.get(path)!;
    data["Template"] = withType<GoMap>({ Name: path, BasePath: basePath }, "common.Values");
    try {
      rendered.set(path, set.render(path, data).replaceAll("<no value>", ""));
    } catch (error) {
      throw error instanceof TemplateError ? new ChartError(renderRefusal(error)) : error;
    }
  }
  return rendered;
}

interface ChartTemplate {
  text: string;
  data: GoMap;
  basePath: string;
}

function templatesOf(
  chart: Chart,
  values: GoMap,
  { release, capabilities }: TemplateSurroundings,
): Map<string, ChartTemplate> {
  const found = new Map<string, ChartTemplate>();
  const shared: GoMap = {
    Release: {
      Name: release.name,
      Namespace: release.namespace,
      IsUpgrade: release.isUpgrade,
      IsInstall: !release.isUpgrade,
      Revision: BigInt(release.revision),
      Service: "Helm",
    },
    Capabilities: capabilitiesValue(capabilities),
  };
  const collect = (one: Chart, own: GoMap): GoMap => {
    const inner: GoMap = {};
    const data = withType<GoMap>({
      Chart: metadataValue(one),
      Files: new FilesValue(one.files),
      ...shared,
      Values: withType(own, "common.Values"),
      Subcharts: inner,
    }, "common.Values");
    for (const child of one.dependencies) {
      setEntry(inner, child.metadata.name, collect(child, tableAt(own, child.metadata.name) ?? {}));
    }
    const isLibrary = one.metadata.type.toLowerCase() === "library";
    for (const { name, data: text } of one.templates) {
      if (isLibrary && !name.slice(name.lastIndexOf("/") + 1).startsWith("_")) continue;
      found.set(`${chartPath(one)}/${name}`, {
        text: textOf(text),
        data,
        basePath: `${chartPath(one)}/templates`,
      });
    }
    return data;
  };
  collect(chart, values);
  return found;
}

/** `.Chart`: the fields of Chart.yaml under their names in Go. */
function metadataValue({ metadata, parent }: Chart): GoMap {
  const out: GoMap = { IsRoot: parent === undefined };
  const named = (key: string) => key === "apiVersion" ? "APIVersion" : key[0]!.toUpperCase() + key.slice(1);
  for (const [key, value] of Object.entries(metadata) as [keyof ChartMetadata, GoValue][]) {
    out[named(key)] = value;
  }
  const fields = (list: readonly object[]) =>
    list.map((one) =>
      Object.fromEntries(
        Object.entries(one).map(([key, value]) => [key === "url" ? "URL" : named(key), value]),
      )
    );
  out["Maintainers"] = fields(metadata.maintainers);
  out["Dependencies"] = fields(metadata.dependencies);
  out["Annotations"] = withType({ ...metadata.annotations }, "map[string]string");
  return out;
}

function byDepth(left: string, right: string): number {
  return left.split("/").length - right.split("/").length || (left < right ? -1 : left > right ? 1 : 0);
}

/** More calls of one template within itself are refused. */
const maxNested = 1000;
const warning = /HELM_ERR_START(.*)HELM_ERR_END/s;

/** The functions that need to know the templates. */
class Engine {
  readonly set: TemplateSet;
  readonly #surroundings: TemplateSurroundings;
  readonly #included = new Map<string, number>();

  constructor(surroundings: TemplateSurroundings) {
    this.#surroundings = surroundings;
    const functions = helmFunctions(surroundings);
    const own = this.#own();
    this.set = new TemplateSet({
      functions: { ...functions, ...own, ...this.#bound(() => this.set) },
      missingKey: surroundings.isStrict ? "error" : "zero",
    });
  }

  #own(): Record<string, GoFunction> {
    const { lint, lookup } = this.#surroundings;
    const refuse = (message: string): string => {
      if (!lint) throw new FunctionError(`HELM_ERR_START${message}HELM_ERR_END`);
      lint(message);
      return "";
    };
    return {
      required: goFunction(
        "string, any",
        (message: string, value: GoValue) => value === null || value === "" ? refuse(message) : value,
      ),
      fail: goFunction("string", refuse),
      lookup: goFunction(
        "string, string, string, string",
        (apiVersion: string, kind: string, namespace: string, name: string) => {
          return lookup?.(apiVersion, kind, namespace, name) ?? {};
        },
      ),
    };
  }

  /** `include` and `tpl` see the templates of the set that they are called in. */
  #bound(set: () => TemplateSet): Record<string, GoFunction> {
    return {
      include: goFunction("string, any", (name: string, data: GoValue) => {
        const count = this.#included.get(name) ?? 0;
        const nested = new FunctionError(
          `rendering template has a nested reference name: ${name}: unable to execute template`,
        );
        if (count > maxNested) throw nested;
        this.#included.set(name, count + 1);
        try {
          return set().render(name, data ?? undefined);
        } catch (error) {
          // The stack here is smaller than Go's.
          throw error instanceof StackError ? nested : error;
        } finally {
          this.#included.set(name, count);
        }
      }),
      tpl: goFunction("string, any", (text: string, data: GoValue) => this.#inline(set(), text, data)),
    };
  }

  #inline(set: TemplateSet, text: string, data: GoValue): string {
    let inner: TemplateSet | undefined = undefined;
    inner = set.copy(this.#bound(() => inner!));
    // Helm calls such a text by the name of the whole set.
    const name = "gotpl";
    try {
      inner.add(name, text);
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new FunctionError(`cannot parse template ${goQuote(text)}: ${error.message}`, { cause: error });
    }
    try {
      return inner.render(name, data ?? undefined).replaceAll("<no value>", "");
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      throw new FunctionError(`error during tpl function execution for ${goQuote(text)}: ${error.message}`, {
        cause: error,
      });
    }
  }
}

function parseRefusal(path: string, { message }: TemplateError): ChartError {
  const parts = message.split(": ");
  if (parts.length === 1) return new ChartError(`parse error in (${path}): ${message}`);
  return new ChartError(`parse error at (${parts[1]}): ${parts.at(-1)}`);
}

/** The chain of templates that led to the error, one below the other. */
function renderRefusal(error: TemplateError): string {
  const [, location, ...rest] = error.message.split(": ");
  if (rest.length === 0) return error.message;
  const said = warning.exec(rest.join(": "));
  if (said) return `execution error at (${location}): ${said[1]}`;
  const traces: string[] = [];
  for (let current: unknown = error; current instanceof Error; current = current.cause) {
    const trace = traceOf(current.message);
    if (trace === undefined) return error.message;
    if (traces.at(-1) !== trace) traces.push(trace);
  }
  return traces.join("").trim();
}

function traceOf(message: string): string | undefined {
  if (!message.startsWith("template: ")) return undefined;
  const text = message.slice("template: ".length);
  if (text.startsWith("no template ")) return `${message}\n`;
  const cut = (said: string) => said.split(" template:")[0]!;
  const executing = /^(.*?): executing "([^"]*)" at <(.*?)>: (.*)$/s.exec(text);
  if (executing) {
    const [, location, name, place, said] = executing;
    return `${location}\n  executing "${name}" at <${place}>:\n    ${cut(said!)}\n`;
  }
  const last = text.lastIndexOf(": ");
  return last < 0 ? undefined : `${text.slice(0, last)}\n  ${cut(text.slice(last + 2))}\n`;
}
