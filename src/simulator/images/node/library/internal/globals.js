// Timers, texts and bytes, addresses: what is there without being required.
"use strict";
const { say } = require("internal/errors");
const timers = new Map();

class Timeout {
  constructor(callback, ms, given, repeats) {
    this.callback = callback;
    this.given = given;
    this.repeats = repeats;
    const delay = !(ms >= 1) || ms > 2147483647 ? 1 : Math.trunc(ms);
    this.id = host("timer", ms === undefined && repeats === null ? 0 : delay, repeats === true);
    timers.set(this.id, this);
  }
  ref() {
    host("timerHolds", this.id, true);
    return this;
  }
  unref() {
    host("timerHolds", this.id, false);
    return this;
  }
  hasRef() {
    return true;
  }
  refresh() {
    return this;
  }
  close() {
    clearTimeout(this);
  }
  [Symbol.toPrimitive]() {
    return this.id;
  }
}

function checked(callback) {
  if (typeof callback === "function") return callback;
  const error = new TypeError(
    'The "callback" argument must be of type function. Received ' + String(callback),
  );
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE", isNodeError: true });
}
define("setTimeout", (callback, ms = 1, ...given) => new Timeout(checked(callback), ms, given, false));
define("setInterval", (callback, ms = 1, ...given) => new Timeout(checked(callback), ms, given, true));
define("setImmediate", (callback, ...given) => new Timeout(checked(callback), undefined, given, null));
function clearTimeout(timer) {
  const id = typeof timer === "object" && timer !== null ? timer.id : Number(timer);
  if (timers.delete(id)) host("clearTimer", id);
}
define("clearTimeout", clearTimeout);
define("clearInterval", clearTimeout);
define("clearImmediate", clearTimeout);

// What runs before the promises.
const ticks = [];
function drainTicks() {
  while (ticks.length > 0) guarded(ticks.shift());
}
function nextTick(callback, ...given) {
  if (ticks.push(() => callback(...given)) === 1) queueMicrotask(drainTicks);
}

/** Runs what the event loop has called; what nobody catches ends the process. */
function guarded(callback) {
  try {
    globalThis.__left = callback();
  } catch (error) {
    globalThis.__fatal(error);
  }
}
const turns = new Map();
define("__turn", (kind, json) => {
  guarded(() => turns.get(kind)(...JSON.parse(json)));
  drainTicks();
});
turns.set("timer", (id) => {
  const timer = timers.get(id);
  if (!timer) return;
  if (timer.repeats !== true) timers.delete(id);
  return timer.callback(...timer.given);
});

// What the engine throws is worded when it is caught.
const then = Promise.prototype.then;
Promise.prototype.then = function (done, failed) {
  return then.call(this, done, typeof failed === "function" ? (error) => failed(say(error)) : failed);
};
define("__caught", (error) => {
  if (globalThis.__isEnding) throw error;
  return say(error);
});
// A promise that a statement leaves alone: nobody will catch what it throws.
Object.defineProperty(globalThis, "__left", {
  set(value) {
    if (value instanceof Promise) then.call(value, undefined, (error) => globalThis.__fatal(error, true));
  },
});
define("queueMicrotask", (callback) => void then.call(Promise.resolve(), () => guarded(callback)));
define("structuredClone", function clone(value) {
  if (Array.isArray(value)) return value.map(clone);
  if (value instanceof Date) return new Date(value.getTime());
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [clone(key), clone(one)]));
  if (value instanceof Set) return new Set([...value].map(clone));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clone(one)]));
});
const startMs = host("now");
define("performance", { now: () => host("now") - startMs, timeOrigin: startMs, mark() {}, measure() {} });

const later = (name, from, key = name) =>
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable: false,
    get: () => require(from)[key],
    set(value) {
      define(name, value);
    },
  });
for (const name of ["Buffer", "TextEncoder", "TextDecoder"]) later(name, "buffer");
later("btoa", "buffer");
later("atob", "buffer");
later("URL", "url");
later("URLSearchParams", "url");
later("fetch", "internal/fetch");
for (const name of ["EventTarget", "Event", "AbortController", "AbortSignal"]) later(name, "events");
module.exports = { turns, nextTick, guarded, drainTicks };
