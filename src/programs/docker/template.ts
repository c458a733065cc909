/** Go templates as the original offers them in `--format`: its functions, and the rows of lists as objects. */
import { parseTemplate } from "../../go_template/template.ts";
import { TemplateError } from "../../go_template/template_error.ts";
import { type GoFunction, goFunction, GoObject, type GoValue } from "../../go_template/value.ts";
import { ownEntry } from "../../kube/own_entry.ts";
import { DockerFailure } from "./engine_errors.ts";
import { goJson, goJsonEscaped } from "./go_json.ts";
import { type Column, jsonRow, type ListLayout } from "./listing.ts";

export interface TemplateUse {
  /** In headings, what changes a text leaves it as it is. */
  isHeading?: boolean;
  /** The template's name in errors. */
  name?: string;
  missingKey?: "error";
}

/** Reads a template. What it returns fills it. Both throw DockerFailure in the original's words. */
export function templateOf(text: string, use: TemplateUse = {}): (data: GoValue) => string {
  return inWords(() => {
    const template = parseTemplate(use.name ?? "", text, {
      functions: use.isHeading ? headingFunctions : functions,
      ...(use.missingKey ? { missingKey: use.missingKey } : {}),
    });
    return (data) => inWords(() => template.render(data));
  });
}

function inWords<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new DockerFailure(`template parsing error: ${error.message}`, { cause: error });
  }
}

/** JSON as a template's data: whole numbers are ints. */
export function templateData(value: unknown): GoValue {
  if (typeof value === "number") return Number.isSafeInteger(value) ? BigInt(value) : value;
  if (Array.isArray(value)) return value.map(templateData);
  if (typeof value !== "object" || value === null) return value as GoValue;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, templateData(one)]));
}

/** Fields whose names in Go are others than in JSON. */
const GO_NAMES: Readonly<Record<string, string>> = {
  ApiVersion: "APIVersion",
  CpuCfsPeriod: "CPUCfsPeriod",
  CpuCfsQuota: "CPUCfsQuota",
  CpuPeriod: "CPUPeriod",
  CpuQuota: "CPUQuota",
  CpuShares: "CPUShares",
  Dns: "DNS",
  DnsOptions: "DNSOptions",
  DnsSearch: "DNSSearch",
  Id: "ID",
  NanoCpus: "NanoCPUs",
};

/**
 * Fills a template that may name fields as JSON does or as Go does, as the original takes both. What fits neither is
 * refused in the words for the first.
 */
export function renderEither(render: (data: GoValue) => string, value: unknown): string {
  try {
    return render(templateData(value));
  } catch (error) {
    try {
      return render(templateData(withGoNames(value)));
    } catch {
      throw error;
    }
  }
}

function withGoNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withGoNames);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => {
      const inner = withGoNames(one);
      const goName = ownEntry(GO_NAMES, name);
      return goName ? [[name, inner], [goName, inner]] : [[name, inner]];
    }),
  );
}

const functions: Record<string, GoFunction> = {
  json: goFunction(
    "any",
    (value: GoValue) => value instanceof Row ? goJsonEscaped(plain(value)) : goJson(plain(value)),
  ),
  split: goFunction("string, string", (text: string, separator: string) => text.split(separator)),
  join: goFunction("any, string", (list: GoValue, separator: string) => (list as string[]).join(separator)),
  title: goFunction(
    "string",
    (text: string) => text.replace(/(^|[^\p{L}\p{N}_'])(\p{L})/gu, (all) => all.toUpperCase()),
  ),
  lower: goFunction("string", (text: string) => text.toLowerCase()),
  upper: goFunction("string", (text: string) => text.toUpperCase()),
  pad: goFunction(
    "string, int, int",
    (text: string, before: bigint, after: bigint) =>
      text && `${" ".repeat(Number(before))}${text}${" ".repeat(Number(after))}`,
  ),
  truncate: goFunction("string, int", (text: string, length: bigint) => text.slice(0, Number(length))),
};

const headingFunctions: Record<string, GoFunction> = {
  ...functions,
  json: goFunction("any", (value: GoValue) => value),
  title: goFunction("string", (text: string) => text),
  lower: goFunction("string", (text: string) => text),
  upper: goFunction("string", (text: string) => text),
  truncate: goFunction("string, int", (text: string) => text),
};

function plain(value: GoValue): unknown {
  if (value instanceof GoObject) return plain(value.underlying());
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, plain(one)]));
}

/** A row as templates see it: every column is a method. */
export function rowObject<T>(item: T, layout: ListLayout<T>): GoObject {
  return new Row(item, layout);
}

class Row<T> extends GoObject {
  readonly kind = "pointer";
  readonly type: string;
  readonly #item: T;
  readonly #layout: ListLayout<T>;

  constructor(item: T, layout: ListLayout<T>) {
    super();
    this.type = layout.type;
    this.#item = item;
    this.#layout = layout;
  }

  override method(name: string): GoFunction | undefined {
    const column = this.#layout.columns[name];
    return column && methodOf(column, this.#item);
  }

  override underlying(): GoValue {
    return jsonRow(this.#item, this.#layout);
  }
}

function methodOf<T>(column: Column<T>, item: T): GoFunction {
  const { of } = column;
  if (of) return goFunction("string", (argument: string) => of(item, argument));
  return goFunction("", () => column.raw ? column.raw(item) : column.value(item));
}

/** What stands above the columns of a table. */
export function headingObject<T>({ columns }: ListLayout<T>): GoObject {
  return new Headings(
    Object.fromEntries(Object.entries(columns).map(([name, { heading }]) => [name, heading])),
  );
}

class Headings extends GoObject {
  readonly kind = "map";
  readonly type = "formatter.SubHeaderContext";
  readonly #texts: Record<string, string>;

  constructor(texts: Record<string, string>) {
    super();
    this.#texts = texts;
  }

  /** Above the values of one label stands the last part of its name. */
  override method(name: string): GoFunction | undefined {
    if (name !== "Label") return undefined;
    return goFunction("string", (label: string) => label.split(".").at(-1)!.replace(/[-_]/g, " "));
  }

  override underlying(): GoValue {
    return this.#texts;
  }
}
