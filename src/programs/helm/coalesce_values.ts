/**
 * A chart's defaults under the values that were given, for the chart and for those in it, with globals handed down.
 * A null takes a default away. Source: helm.sh/helm/v4, pkg/chart/common/util/coalesce.go.
 */
import { deepCopy } from "../../go_template/functions/dictionaries.ts";
import { goText } from "../../go_template/format.ts";
import { goQuote } from "../../go_template/quoting.ts";
import { type GoMap, isMap, setEntry } from "../../go_template/value.ts";
import { type Chart, ChartError } from "./chart.ts";

export interface CoalesceOptions {
  /** Nulls are kept, for those who coalesce later. */
  keepsNulls?: boolean;
  /** What is odd, and does not stop anything. */
  warn?(text: string): void;
}

/** Complete values; what was given is not changed. @throws {ChartError} */
export function coalesceValues(chart: Chart, values: GoMap, options: CoalesceOptions = {}): GoMap {
  return new Coalescing(options).chart(chart, deepCopy(values) as GoMap, "");
}

/** One map under another; both may be changed, the answer is the upper one. */
export function coalesceTables(above: GoMap, below: GoMap, options: CoalesceOptions = {}): GoMap {
  return new Coalescing(options).tables(above, below, "", options.keepsNulls ?? false);
}

const globals = "global";

class Coalescing {
  readonly #keepsNulls: boolean;
  readonly #warn: (text: string) => void;

  constructor({ keepsNulls = false, warn = () => {} }: CoalesceOptions) {
    this.#keepsNulls = keepsNulls;
    this.#warn = warn;
  }

  chart(chart: Chart, values: GoMap, prefix: string): GoMap {
    this.#defaults(chart, values, prefix);
    for (const inner of chart.dependencies) {
      const { name } = inner.metadata;
      if (!Object.hasOwn(values, name)) setEntry(values, name, {});
      const table = values[name];
      if (!isMap(table)) {
        throw new ChartError(`type mismatch on ${name}: %!t(${shownType(table)}=${goText(table)})`);
      }
      const innerPrefix = joined(prefix, chart.metadata.name);
      this.#globals(table, values, innerPrefix);
      setEntry(values, name, this.chart(inner, table, innerPrefix));
    }
    return values;
  }

  #defaults(chart: Chart, values: GoMap, prefix: string): void {
    const below = deepCopy(chart.values) as GoMap;
    const own = joined(prefix, chart.metadata.name);
    for (const [key, fallback] of Object.entries(below)) {
      if (!Object.hasOwn(values, key)) {
        if (!this.#keepsNulls) {
          if (fallback === null) continue;
          if (isMap(fallback)) dropNulls(fallback);
        }
        setEntry(values, key, fallback);
        continue;
      }
      const value = values[key];
      if (value === null && !this.#keepsNulls) delete values[key];
      else if (isMap(value)) this.#table(chart, key, { value, fallback, own });
    }
  }

  #table(
    chart: Chart,
    key: string,
    { value, fallback, own }: { value: GoMap; fallback: GoMap[string]; own: string },
  ): void {
    if (!isMap(fallback)) {
      if (fallback !== null) this.#warn(`warning: skipped value for ${own}.${key}: Not a table.`);
      return;
    }
    // The chart in it still has to see the nulls.
    const keepsNulls = this.#keepsNulls || chart.dependencies.some(({ metadata }) => metadata.name === key);
    if (!keepsNulls) dropNulls(fallback);
    this.tables(value, fallback, joined(own, key), keepsNulls);
  }

  #globals(inner: GoMap, outer: GoMap, prefix: string): void {
    const [target, source] = [inner[globals] ?? {}, outer[globals] ?? {}];
    if (!isMap(target) || !isMap(source)) {
      const which = isMap(target) ? "source" : "destination";
      this.#warn(`warning: skipping globals because ${which} ${globals} is not a table.`);
      return;
    }
    for (const [key, value] of Object.entries(source)) {
      const below = Object.hasOwn(target, key) ? target[key] : undefined;
      if (!isMap(value)) {
        if (isMap(below)) this.#warn(`key ${key} is table. Skipping`);
        else setEntry(target, key, value);
      } else if (below === undefined) setEntry(target, key, { ...value });
      else if (isMap(below)) {
        setEntry(target, key, this.tables({ ...value }, below, joined(prefix, key), true));
      } else this.#warn(`Conflict: cannot merge map onto non-map for ${goQuote(key)}. Skipping.`);
    }
    setEntry(inner, globals, target);
  }

  tables(above: GoMap, below: GoMap, prefix: string, keepsNulls: boolean): GoMap {
    const filled = new Set(Object.keys(below).filter((key) => below[key] !== null));
    for (const [key, value] of Object.entries(above)) if (value === null) setEntry(below, key, null);
    for (const [key, under] of Object.entries(below)) {
      const path = joined(prefix, key);
      const over = Object.hasOwn(above, key) ? above[key] : undefined;
      if (over === null && !keepsNulls && filled.has(key)) delete above[key];
      else if (over === undefined) setEntry(above, key, under);
      else if (isMap(under)) {
        if (isMap(over)) this.tables(over, under, path, keepsNulls);
        else this.#warn(`warning: cannot overwrite table with non table for ${path} (${goText(under)})`);
      } else if (isMap(over) && under !== null) {
        this.#warn(
          `warning: destination for ${path} is a table. Ignoring non-table value (${goText(under)})`,
        );
      }
    }
    return above;
  }
}

function dropNulls(map: GoMap): void {
  for (const [key, value] of Object.entries(map)) {
    if (value === null) delete map[key];
    else if (isMap(value)) dropNulls(value);
  }
}

function joined(prefix: string, name: string): string {
  return prefix ? `${prefix}.${name}` : name;
}

function shownType(value: GoMap[string]): string {
  return Array.isArray(value) ? "[]interface {}" : typeof value === "number" ? "float64" : typeof value;
}
