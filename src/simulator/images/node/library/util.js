// require("util")
"use strict";
const { inspect, format, formatWithOptions } = require("internal/inspect");
function promisify(callee) {
  if (callee[promisify.custom]) return callee[promisify.custom];
  return function (...given) {
    return new Promise((done, failed) =>
      callee.call(this, ...given, (error, value) => error ? failed(error) : done(value))
    );
  };
}
promisify.custom = Symbol.for("nodejs.util.promisify.custom");
setTimeout[promisify.custom] = require("timers/promises").setTimeout;

function isDeepStrictEqual(left, right) {
  if (Object.is(left, right)) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  if (left instanceof Date) return left.getTime() === right.getTime();
  if (left instanceof Map || left instanceof Set) return isDeepStrictEqual([...left], [...right]);
  const [a, b] = [Object.keys(left), Object.keys(right)];
  return a.length === b.length &&
    a.every((key) => Object.hasOwn(right, key) && isDeepStrictEqual(left[key], right[key]));
}
const codes = {
  red: 31,
  green: 32,
  yellow: 33,
  blue: 34,
  magenta: 35,
  cyan: 36,
  gray: 90,
  bold: 1,
  underline: 4,
};
module.exports = {
  inspect,
  format,
  formatWithOptions,
  promisify,
  isDeepStrictEqual,
  callbackify: (callee) => (...given) => {
    const callback = given.pop();
    callee(...given).then((value) => callback(null, value), callback);
  },
  inherits(child, parent) {
    Object.setPrototypeOf(child.prototype, parent.prototype);
    Object.setPrototypeOf(child, parent);
  },
  deprecate: (callee) => callee,
  debuglog: () => () => {},
  stripVTControlCharacters: (text) => text.replace(/\x1b\[[\d;]*[A-Za-z]/g, ""),
  styleText: (style, text) =>
    "\x1b[" + (codes[style] ?? 0) + "m" + text + "\x1b[" + (style === "bold" ? 22 : 39) + "m",
  isArray: Array.isArray,
  types: {
    isPromise: (value) => value instanceof Promise,
    isDate: (value) => value instanceof Date,
    isRegExp: (value) => value instanceof RegExp,
    isMap: (value) => value instanceof Map,
    isSet: (value) => value instanceof Set,
    isNativeError: (value) => value instanceof Error,
  },
  get TextEncoder() {
    return TextEncoder;
  },
  get TextDecoder() {
    return TextDecoder;
  },
};
