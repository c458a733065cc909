// util.inspect: how console.log and the prompt show a value.
"use strict";
const WIDTH = 80;
const WIDTH_OF_CONSOLE = 80;
const COMBINED_LEVELS = 3;
const COLORS = {
  number: 33,
  bigint: 33,
  boolean: 33,
  string: 32,
  symbol: 32,
  undefined: 90,
  null: 1,
  date: 35,
  regexp: 31,
  special: 36,
};
const NAME = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

function paint(context, text, kind) {
  if (!context.colors) return text;
  const code = COLORS[kind];
  return "\x1b[" + code + "m" + text + "\x1b[" + (kind === "null" ? 22 : 39) + "m";
}

function quoted(text) {
  let mark = "'";
  if (text.includes("'")) {
    mark = !text.includes('"') ? '"' : !text.includes("`") && !text.includes("${") ? "`" : "'";
  }
  let inside = "";
  for (const letter of text) {
    const code = letter.charCodeAt(0);
    if (letter === "\n") inside += "\\n";
    else if (letter === "\t") inside += "\\t";
    else if (letter === "\r") inside += "\\r";
    else if (letter === "\b") inside += "\\b";
    else if (letter === "\\" || letter === mark) inside += "\\" + letter;
    else if (code < 32 || code === 127) inside += "\\x" + code.toString(16).toUpperCase().padStart(2, "0");
    else inside += letter;
  }
  return mark + inside + mark;
}

function primitive(context, value) {
  if (value === null) return paint(context, "null", "null");
  switch (typeof value) {
    case "string":
      return paint(context, quoted(value), "string");
    case "number":
      return paint(context, Object.is(value, -0) ? "-0" : String(value), "number");
    case "bigint":
      return paint(context, value + "n", "bigint");
    case "symbol":
      return paint(context, value.toString(), "symbol");
    case "undefined":
      return paint(context, "undefined", "undefined");
    default:
      return paint(context, String(value), typeof value);
  }
}

/** The class' name; null: it has no prototype. */
function className(value) {
  for (let one = value; one; one = Object.getPrototypeOf(one)) {
    const found = Object.getOwnPropertyDescriptor(one, "constructor");
    if (found && typeof found.value === "function" && found.value.name !== "" && one !== value) {
      return found.value.name;
    }
  }
  return null;
}

function prefix(name, usual, size) {
  const shown = size === undefined ? "" : "(" + size + ")";
  if (name === null) return "[" + usual + shown + ": null prototype] ";
  return name + shown + " ";
}

function keyText(context, key) {
  if (typeof key === "symbol") return "[" + paint(context, key.toString(), "symbol") + "]";
  return NAME.test(key) ? key : paint(context, quoted(key), "string");
}

function property(context, value, key, depth, isItem) {
  const found = Object.getOwnPropertyDescriptor(value, key) ?? { value: value[key], enumerable: true };
  let shown;
  if (found.get || found.set) {
    const kind = found.get ? (found.set ? "Getter/Setter" : "Getter") : "Setter";
    shown = paint(context, "[" + kind + "]", "special");
  } else {
    context.indentation += isItem ? 2 : 2;
    shown = format(context, found.value, depth);
    context.indentation -= 2;
  }
  if (isItem) return shown;
  const name = keyText(context, key);
  return (found.enumerable === false ? "[" + (typeof key === "symbol" ? key.toString() : key) + "]" : name) +
    ": " +
    shown;
}

function keysOf(value) {
  const symbols = Object.getOwnPropertySymbols(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key)
  );
  return [...Object.keys(value), ...symbols];
}

function functionBase(value, name) {
  const isClass = Function.prototype.toString.call(value).startsWith("class");
  if (isClass) {
    const above = Object.getPrototypeOf(value);
    const parent = above && above.name ? " extends " + above.name : "";
    return "[class " + (value.name || "(anonymous)") + parent + "]";
  }
  const kind = name === null ? "Function (null prototype)" : name;
  return "[" + kind + (value.name ? ": " + value.name : " (anonymous)") + "]";
}

function errorBase(context, value, keys) {
  const stack = globalThis.__stackOf ? globalThis.__stackOf(value) : String(value);
  const cause = Object.getOwnPropertyDescriptor(value, "cause");
  if (cause && !keys.includes("cause")) keys.push("cause");
  const text = stack === "" ? Error.prototype.toString.call(value) : stack;
  const kind = value.constructor?.name;
  const isUnnamed = kind && kind !== "Error" && /^Error\b/.test(text);
  const shown = text.includes("\n    at")
    ? (isUnnamed ? text.replace(/^Error/, kind + " [Error]") : text)
    : "[" + text + "]";
  return context.indentation === 0 ? shown : shown.split("\n").join("\n" + " ".repeat(context.indentation));
}

function format(context, value, depth) {
  if ((typeof value !== "object" && typeof value !== "function") || value === null) {
    return primitive(context, value);
  }
  const own = value[Symbol.for("nodejs.util.inspect.custom")];
  if (typeof own === "function") {
    const told = own.call(value, context.depth - depth, context, inspect);
    return typeof told === "string" ? told : format(context, told, depth);
  }
  if (context.seen.includes(value)) {
    if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
    return paint(context, "[Circular *" + context.circular.get(value) + "]", "special");
  }
  return formatRaw(context, value, depth);
}

/** What it is: the braces, what stands before them, and its items. */
function shapeOf(context, value, name, keys) {
  const isPlain = (usual) => name === usual;
  if (Array.isArray(value)) {
    const start = isPlain("Array") ? "" : prefix(name, "Array", value.length);
    const others = keys.filter((key) => typeof key === "symbol" || !/^(0|[1-9]\d*)$/.test(key));
    return { braces: [start + "[", "]"], keys: others, items: arrayItems, isArray: true };
  }
  if (value instanceof Set) return { braces: [prefix(name, "Set", value.size) + "{", "}"], items: setItems };
  if (value instanceof Map) return { braces: [prefix(name, "Map", value.size) + "{", "}"], items: mapItems };
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const others = keys.filter((key) => typeof key === "symbol" || !/^\d+$/.test(key));
    return {
      braces: [prefix(name, "", value.length) + "[", "]"],
      keys: others,
      items: arrayItems,
      isArray: true,
    };
  }
  if (typeof value === "function") return { base: paint(context, functionBase(value, name), "special") };
  if (value instanceof RegExp) return { base: paint(context, String(value), "regexp") };
  if (value instanceof Date) {
    const text = Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    return { base: paint(context, text, "date") };
  }
  if (value instanceof Error) return { base: errorBase(context, value, keys) };
  if (value instanceof Promise) return { braces: ["Promise {", "}"], items: promiseItems };
  if (value instanceof WeakMap || value instanceof WeakSet) {
    return { braces: [name + " {", "}"], items: () => [paint(context, "<items unknown>", "special")] };
  }
  if (value instanceof Number || value instanceof String || value instanceof Boolean) {
    return {
      base: "[" + name + ": " + primitive({ ...context, colors: false }, value.valueOf()) + "]",
      keys: [],
    };
  }
  const tag = value[Symbol.toStringTag];
  const shownTag = typeof tag === "string" && tag !== "" && tag !== name ? "[" + tag + "] " : "";
  const start = isPlain("Object") ? shownTag && "Object " + shownTag : prefix(name, "Object") + shownTag;
  return { braces: [start + "{", "}"] };
}

function formatRaw(context, value, depth) {
  const keys = keysOf(value);
  const name = className(value);
  const shape = shapeOf(context, value, name, keys);
  const shown = shape.keys ?? keys;
  const braces = shape.braces ?? ["{", "}"];
  if (shape.base !== undefined && shown.length === 0) return shape.base;
  const isBare = shown.length === 0 && shape.base === undefined;
  if (isBare && (!shape.items || value.length === 0 || value.size === 0)) return braces[0] + braces[1];
  if (depth > context.depth && context.depth !== null) {
    const kind = shape.isArray ? "Array" : name === null ? "Object: null prototype" : name;
    return paint(context, "[" + kind + "]", "special");
  }
  context.seen.push(value);
  context.level = depth;
  const output = shape.items ? shape.items(context, value, depth + 1) : [];
  for (const key of shown) output.push(property(context, value, key, depth + 1, false));
  context.seen.pop();
  if (context.circular.has(value)) {
    const mark = paint(context, "<ref *" + context.circular.get(value) + ">", "special");
    if (shape.base === undefined) braces[0] = mark + " " + braces[0];
    else shape.base = mark + " " + shape.base;
  }
  if (output.length === 0 && shape.base === undefined) return braces[0] + braces[1];
  return joined(context, output, shape.base ?? "", braces, shape.isArray ? value : undefined, depth);
}

function arrayItems(context, value, depth) {
  const output = [];
  let gap = 0;
  const closeGap = () => {
    if (gap > 0) {
      output.push(paint(context, "<" + gap + " empty item" + (gap > 1 ? "s" : "") + ">", "undefined"));
    }
    gap = 0;
  };
  for (let at = 0; at < value.length && output.length < context.maxArrayLength; at++) {
    if (!(at in value)) {
      gap++;
      continue;
    }
    closeGap();
    output.push(property(context, value, at, depth, true));
  }
  closeGap();
  const more = value.length - context.maxArrayLength;
  if (more > 0) output.push("... " + more + " more item" + (more > 1 ? "s" : ""));
  return output;
}

function setItems(context, value, depth) {
  context.indentation += 2;
  const output = [...value].map((one) => format(context, one, depth));
  context.indentation -= 2;
  return output;
}

function mapItems(context, value, depth) {
  context.indentation += 2;
  const output = [...value].map(([key, one]) =>
    format(context, key, depth) + " => " + format(context, one, depth)
  );
  context.indentation -= 2;
  return output;
}

function promiseItems(context) {
  return [paint(context, "<pending>", "special")];
}

const plainLength = (context, text) => (context.colors ? text.replace(/\x1b\[\d+m/g, "") : text).length;

function joined(context, given, base, braces, array, depth) {
  let output = given;
  const entries = given.length;
  if (array !== undefined && entries > 6) output = grouped(context, output, array);
  if (context.level - depth < COMBINED_LEVELS && entries === output.length) {
    const start = output.length + context.indentation + braces[0].length + base.length + 10;
    const total = output.reduce((sum, one) => sum + plainLength(context, one), output.length + start);
    if (total <= context.breakLength && !output.some((one) => one.includes("\n")) && !base.includes("\n")) {
      return (base ? base + " " : "") + braces[0] + " " + output.join(", ") + " " + braces[1];
    }
  }
  const line = "\n" + " ".repeat(context.indentation);
  return (base ? base + " " : "") + braces[0] + line + "  " + output.join("," + line + "  ") + line +
    braces[1];
}

/** Many short items stand in columns. */
function grouped(context, output, array) {
  const isCut = array.length > context.maxArrayLength;
  const count = isCut ? output.length - 1 : output.length;
  const lengths = output.slice(0, count).map((one) => plainLength(context, one));
  const longest = Math.max(...lengths) + 2;
  const total = lengths.reduce((sum, one) => sum + one + 2, 0);
  const fits = longest * 3 + context.indentation < context.breakLength &&
    (total / longest > 5 || longest <= 8);
  if (!fits) return output;
  const bias = Math.max(longest - 3 - Math.sqrt(longest - total / output.length), 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * bias * count) / bias),
    Math.floor((context.breakLength - context.indentation) / longest),
    COMBINED_LEVELS * 4,
    15,
  );
  if (columns <= 1) return output;
  const widths = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let at = column; at < count; at += columns) widest = Math.max(widest, lengths[at]);
    widths.push(widest + 2);
  }
  const isNumeric = [...array].every((one) => typeof one === "number" || typeof one === "bigint");
  const rows = [];
  for (let from = 0; from < count; from += columns) {
    const to = Math.min(from + columns, count);
    let row = "";
    for (let at = from; at < to; at++) {
      const isLast = at === to - 1;
      const room = " ".repeat(Math.max(0, widths[at - from] - lengths[at] - 2));
      if (isNumeric) row += room + output[at] + (isLast ? "" : ", ");
      else row += output[at] + (isLast ? "" : ", " + room);
    }
    rows.push(row);
  }
  if (isCut) rows.push(output[count]);
  return rows;
}

function inspect(value, options) {
  const given = typeof options === "object" && options !== null ? options : {};
  const context = {
    depth: given.depth === undefined ? 2 : given.depth === Infinity ? null : given.depth,
    colors: given.colors ?? false,
    breakLength: given.breakLength ?? WIDTH,
    maxArrayLength: given.maxArrayLength ?? 100,
    seen: [],
    circular: new Map(),
    indentation: 0,
    level: 0,
  };
  return format(context, value, 0);
}
inspect.custom = Symbol.for("nodejs.util.inspect.custom");

/** What console.log makes of its arguments. */
function formatWithOptions(options, ...given) {
  const shown = (value) =>
    typeof value === "string" ? value : inspect(value, { ...options, breakLength: WIDTH_OF_CONSOLE });
  let text = "";
  let rest = given;
  if (typeof given[0] === "string" && given.length > 1) {
    rest = given.slice(1);
    text = given[0].replace(/%[sdifjoOc%]/g, (mark) => {
      if (mark === "%%") return "%";
      if (rest.length === 0) return mark;
      const value = rest.shift();
      switch (mark) {
        case "%s":
          if (typeof value === "bigint") return value + "n";
          if (typeof value === "object" && value !== null && !(value instanceof Error)) {
            return inspect(value, { ...options, depth: 0 });
          }
          return String(value);
        case "%d":
          return typeof value === "bigint"
            ? value + "n"
            : typeof value === "symbol"
            ? "NaN"
            : String(Number(value));
        case "%i":
          return String(Number.parseInt(value));
        case "%f":
          return String(Number.parseFloat(value));
        case "%j":
          return JSON.stringify(value);
        case "%c":
          return "";
        default:
          return inspect(value, { ...options, depth: mark === "%o" ? 4 : 2 });
      }
    });
  } else if (given.length > 0) {
    text = shown(given[0]);
    rest = given.slice(1);
  }
  return rest.reduce((line, value) => line + " " + shown(value), text);
}

module.exports = { inspect, formatWithOptions, format: (...given) => formatWithOptions({}, ...given) };
