// Errors as V8 words them: messages, stacks, and what is printed of one that nobody catches.
"use strict";
const stacks = new WeakMap();
const NATIVE = Symbol("said");

/** The line of a source where something stands. */
function lineOf(file, line) {
  const text = host("sourceLine", file, startsLate(file) ? line + 1 : line);
  return typeof text === "string" ? text.replace(ADDED, (_, start) => start ?? "{") : text;
}
/** A module begins in the line behind the head of its function. */
const startsLate = (file) => file.startsWith("/");
/** What the loader has put into a line. */
const ADDED = /^(;?)__left=|\{__caught\([\w$]+\);/g;

/** Where that column is in the line as it was written. */
function written(file, line, column) {
  const text = host("sourceLine", file, line) ?? "";
  let less = 0;
  for (const found of text.matchAll(ADDED)) {
    if (found.index < column - 1) less += found[0].length - (found[1] === undefined ? 1 : found[1].length);
  }
  return column - less;
}

const placesOf = new WeakMap();
function frames(error) {
  const known = placesOf.get(error);
  if (known) return known;
  const found = [];
  for (const row of String(Object.getOwnPropertyDescriptor(error, "stack")?.value ?? "").split("\n")) {
    const [, name, place] = /^ {4}at (?:(.*?) \()?(.*?)\)?$/.exec(row) ?? [];
    if (place === undefined) continue;
    const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
    if (file === undefined) found.push({ name, file: place, line: 0, column: 0 });
    else {
      const row = startsLate(file) ? Number(line) - 1 : Number(line);
      found.push({ name, file, line: row, column: written(file, Number(line), Number(column)) });
    }
  }
  placesOf.set(error, found);
  return found;
}

/** What stands before a bracket: `o.a.b` of `o.a.b()`. */
function calleeAt({ file, line, column }) {
  const text = lineOf(file, line) ?? "";
  const found = /[\w$\].'"\[]+$/.exec(text.slice(0, column - 1))?.[0];
  return found?.startsWith(".") ? "(intermediate value)" + found : found;
}

const MESSAGES = [
  [
    /^cannot read property '(.*)' of (null|undefined)$/s,
    (key, of) => "Cannot read properties of " + of + " (reading '" + key + "')",
  ],
  [
    /^cannot set property '(.*)' of (null|undefined)$/s,
    (key, of) => "Cannot set properties of " + of + " (setting '" + key + "')",
  ],
  [/^cannot read property of (null|undefined)$/, (of) => "Cannot read properties of " + of],
  [/^'(.*)' is not defined$/, (name) => name + " is not defined"],
  [/^(.*) is not initialized$/, (name) => "Cannot access '" + name + "' before initialization"],
  [/^'.*' is read-only$/, () => "Assignment to constant variable."],
  [/^string too long$/, () => "Invalid string length"],
  [/^empty array$/, () => "Reduce of empty array with no initial value"],
  [/^invalid array length$/, () => "Invalid array length"],
  [
    /^class constructors must be invoked with 'new'$/,
    () => "Class constructor cannot be invoked without 'new'",
  ],
  [/^cannot convert bigint to number$/, () => "Cannot mix BigInt and other types, use explicit conversions"],
  [/^stack overflow$/, () => "Maximum call stack size exceeded"],
  [/^circular reference$/, () => "Converting circular structure to JSON"],
  [/^not a function$/, (frame) => (calleeAt(frame) ?? "value") + " is not a function"],
  [/^not a constructor$/, (frame) => (calleeAt(frame) ?? "value") + " is not a constructor"],
  [/^value is not iterable$/, () => "object is not iterable (cannot read property Symbol(Symbol.iterator))"],
  [/^expecting hex digit$/, () => "URI malformed"],
];

/** Gives what the engine has thrown V8's words, once. */
function say(error) {
  if (!(error instanceof Error) || error[NATIVE]) return error;
  Object.defineProperty(error, NATIVE, { value: true });
  for (const [pattern, words] of MESSAGES) {
    const found = pattern.exec(error.message);
    if (!found) continue;
    const given = found.length > 1 ? found.slice(1) : [frames(error)[0] ?? {}];
    Object.defineProperty(error, "message", { value: words(...given), writable: true, configurable: true });
    break;
  }
  if (error.name === "InternalError") Object.setPrototypeOf(error, RangeError.prototype);
  const stack = stackOf(error);
  Object.defineProperty(error, "stack", { value: stack, writable: true, configurable: true });
  return error;
}

/** V8 counts from where a call's name begins; the engine from its bracket. */
function columnOf({ file, line, column }) {
  const text = lineOf(file, line);
  if (typeof text !== "string") return column;
  const before = /(?:\bnew\s+)?[\w$]+$/.exec(text.slice(0, column - 1));
  return before ? before.index + 1 : column;
}

const LOADER = [
  "Module._compile (node:internal/modules/cjs/loader:1554:14)",
  "Object..js (node:internal/modules/cjs/loader:1706:10)",
  "Module.load (node:internal/modules/cjs/loader:1289:32)",
  "Function._load (node:internal/modules/cjs/loader:1108:12)",
  "TracingChannel.traceSync (node:diagnostics_channel:322:14)",
  "wrapModuleLoad (node:internal/modules/cjs/loader:220:24)",
  "Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:170:5)",
  "node:internal/main/run_main_module:36:49",
];
/** What has run `-e`. */
const SCRIPT = [
  "runScriptInThisContext (node:internal/vm:209:10)",
  "node:internal/process/execution:446:12",
  "[eval]-wrapper:6:24",
  "runScriptInContext (node:internal/process/execution:444:60)",
  "evalFunction (node:internal/process/execution:279:30)",
  "evalTypeScript (node:internal/process/execution:291:3)",
  "node:internal/main/eval_string:74:3",
];
const MAX_FRAMES = 10;

function frameText(frame) {
  const { name, file, line } = frame;
  if (file === "native") return name + " (<anonymous>)";
  const place = file + ":" + line + ":" + columnOf(frame);
  if (name === "<eval>" || name === "<anonymous>" || name === undefined) return place;
  return name + " (" + place + ")";
}

function shownFrames(error) {
  const shown = [];
  for (const frame of frames(error)) {
    if (shown.some((one) => one.isModule)) break;
    const isOwn = frame.file.startsWith("node:internal/") || frame.file === "boot";
    if (isOwn || (shown.length === 0 && isConstructor(error, frame.name))) continue;
    const isModule = frame.name === "module$";
    const place = frame.file + ":" + frame.line + ":" + columnOf(frame);
    shown.push({ text: isModule ? "Object.<anonymous> (" + place + ")" : frameText(frame), isModule, frame });
  }
  return shown;
}

/** The constructors of an error's own class are no places where something happens. */
function isConstructor(error, name) {
  for (let one = error; one; one = Object.getPrototypeOf(one)) {
    if (Object.hasOwn(one, "constructor") && one.constructor.name === name) return true;
  }
  return false;
}

function frameTexts(error) {
  const shown = shownFrames(error);
  const texts = [...(error.loaderFrames ?? []), ...shown.map(({ text }) => text)];
  if (shown.at(-1)?.isModule) texts.push(...LOADER);
  if (texts.at(-1)?.startsWith("[eval]:")) texts.push(...SCRIPT);
  return texts.slice(0, MAX_FRAMES);
}

/** `TypeError: boom` and its frames, as `error.stack` has it. */
function stackOf(error) {
  say(error);
  const own = Object.getOwnPropertyDescriptor(error, "stack")?.value;
  if (typeof own === "string" && own !== "" && !/^ {4}at /.test(own)) return own;
  const known = stacks.get(error);
  if (known !== undefined) return known;
  let head;
  try {
    head = Error.prototype.toString.call(error);
    if (error.code !== undefined && Object.hasOwn(error, "code") && error.isNodeError) {
      head = error.name + " [" + error.code + "]: " + error.message;
    }
  } catch {
    head = "Error";
  }
  const text = [head, ...frameTexts(error).map((frame) => "    at " + frame)].join("\n");
  stacks.set(error, text);
  return text;
}

const { inspect } = require("internal/inspect");

/** Where it happened, with the line and a mark. */
function place(error, isPromise) {
  if (error.loaderFrames) return "node:internal/modules/cjs/loader:1404\n  throw err;\n  ^\n\n";
  const frame = frames(error).find(({ file }) =>
    !file.startsWith("node:") && file !== "native" && file !== "boot"
  );
  const text = frame && lineOf(frame.file, frame.line);
  if (typeof text !== "string") return "";
  const thrown = /\bthrow\b/.exec(text);
  const at = thrown && !isPromise ? thrown.index : columnOf(frame) - 1;
  return frame.file + ":" + frame.line + "\n" + text + "\n" + " ".repeat(Math.max(0, at)) + "^\n\n";
}

/** What node prints before it ends with 1. */
function fatalText(error, isPromise) {
  const end = "\n\nNode.js " + process.version + "\n";
  if (!(error instanceof Error)) {
    return "Uncaught:\n" + inspect(error) +
      "\n(Use `node --trace-uncaught ...` to show where the exception was thrown)" + end;
  }
  if (error.syntaxPlace) {
    return error.syntaxPlace + "\n\nSyntaxError: " + error.message + "\n" + error.syntaxFrames + end;
  }
  const shown = inspect(error);
  return place(error, isPromise) + (shown.startsWith("[") ? shown.slice(1, -1) : shown) + end;
}

define("__say", say);
define("__stackOf", stackOf);
// A stack is worded when it is read.
Error.captureStackTrace = (target) => {
  if (target instanceof Error) return;
  Object.defineProperty(target, "stack", {
    value: String(target.name ?? "Error"),
    writable: true,
    configurable: true,
  });
};
Error.stackTraceLimit = MAX_FRAMES;
module.exports = { say, stackOf, fatalText, frames, lineOf };

/** A promise was rejected with something that is no error. */
function rejectionText(reason) {
  return "node:internal/process/promises:394\n      triggerUncaughtException(err, true /* fromPromise */);\n      ^\n\n" +
    "[UnhandledPromiseRejection: This error originated either by throwing inside of an async function without a catch " +
    "block, or by rejecting a promise which was not handled with .catch(). The promise rejected with the reason " +
    JSON.stringify(typeof reason === "string" ? reason : inspect(reason)) +
    ".] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n\n" +
    "Node.js " + process.version + "\n";
}
module.exports.rejectionText = rejectionText;
