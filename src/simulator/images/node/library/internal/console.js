// The global `console`.
"use strict";
const { formatWithOptions, inspect } = require("internal/inspect");

let indentation = "";
const counts = new Map();
const clocks = new Map();
const written = (stream, given) => {
  const text = formatWithOptions({ colors: stream.isTTY === true }, ...given);
  stream.write((indentation === "" ? text : indentation + text.replaceAll("\n", "\n" + indentation)) + "\n");
};
const log = (...given) => written(process.stdout, given);
const error = (...given) => written(process.stderr, given);

function duration(ms) {
  if (ms >= 60000) {
    const seconds = ((ms % 60000) / 1000).toFixed(3).padStart(6, "0");
    return Math.floor(ms / 60000) + ":" + seconds + " (m:ss.mmm)";
  }
  return ms >= 1000 ? (ms / 1000).toFixed(3) + "s" : Number(ms.toFixed(3)) + "ms";
}

function table(data, wanted) {
  if (typeof data !== "object" || data === null) return log(data);
  const shown = (value) => inspect(value, { depth: typeof value === "object" && value !== null ? 0 : 1 });
  const isMap = data instanceof Map;
  const rows = isMap || data instanceof Set
    ? [...data].map((value, at) => [String(at), isMap ? { Key: value[0], Values: value[1] } : value])
    : Object.entries(data);
  const columns = wanted ? [...wanted] : [];
  let hasValues = false;
  for (const [, value] of rows) {
    if (typeof value !== "object" || value === null) hasValues = true;
    else if (!wanted) { for (const key of Object.keys(value)) if (!columns.includes(key)) columns.push(key); }
  }
  const heads = [isMap || data instanceof Set ? "(iteration index)" : "(index)", ...columns];
  if (hasValues) heads.push("Values");
  const cells = rows.map(([name, value]) => {
    const isRow = typeof value === "object" && value !== null;
    const line = [name, ...columns.map((key) => isRow && Object.hasOwn(value, key) ? shown(value[key]) : "")];
    if (hasValues) line.push(isRow ? "" : shown(value));
    return line;
  });
  const widths = heads.map((head, at) => Math.max(head.length, ...cells.map((line) => line[at].length)) + 2);
  const rule = (left, middle, right) => left + widths.map((width) => "─".repeat(width)).join(middle) + right;
  const row = (line) => "│" + line.map((cell, at) => " " + cell.padEnd(widths[at] - 1)).join("│") + "│";
  log(
    [rule("┌", "┬", "┐"), row(heads), rule("├", "┼", "┤"), ...cells.map(row), rule("└", "┴", "┘")].join("\n"),
  );
}

const console = {
  log,
  warn: error,
  dir: (value, options) => log(inspect(value, { colors: process.stdout.isTTY === true, ...options })),
  time: (label = "default") => void clocks.set(label, performance.now()),
  timeEnd(label = "default") {
    if (!clocks.has(label)) return;
    log(label + ": " + duration(performance.now() - clocks.get(label)));
    clocks.delete(label);
  },
  timeLog(label = "default", ...given) {
    log(label + ": " + duration(performance.now() - clocks.get(label)), ...given);
  },
  trace(...given) {
    const stack = globalThis.__stackOf(new Error()).split("\n").slice(1).join("\n");
    error("Trace" + (given.length > 0 ? ": " + formatWithOptions({}, ...given) : "") + "\n" + stack);
  },
  assert(isTrue, ...given) {
    if (!isTrue) {
      error(
        ...(given.length > 0 ? ["Assertion failed: " + given[0], ...given.slice(1)] : ["Assertion failed"]),
      );
    }
  },
  clear() {},
  count(label = "default") {
    counts.set(label, (counts.get(label) ?? 0) + 1);
    log(label + ": " + counts.get(label));
  },
  countReset: (label = "default") => void counts.delete(label),
  group(...given) {
    if (given.length > 0) log(...given);
    indentation += "  ";
  },
  groupEnd() {
    indentation = indentation.slice(2);
  },
  table,
  debug: log,
  info: log,
  dirxml: log,
  error,
  groupCollapsed: (...given) => console.group(...given),
};
define("console", console);
