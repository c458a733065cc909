// The first script of a process: the globals of node, and what its event loop calls.
"use strict";
(() => {
  const call = globalThis.__host;
  delete globalThis.__host;
  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  /** A system call. What it refuses is thrown as node's error. */
  function host(name, ...given) {
    const answer = JSON.parse(call(name, JSON.stringify(given)));
    if (answer.error === undefined) return answer.value;
    throw refusal(answer.error);
  }

  function refusal({ code, errno, words, syscall, path, dest }) {
    const places = (path === undefined ? "" : " '" + path + "'") +
      (dest === undefined ? "" : " -> '" + dest + "'");
    const error = new Error(code + ": " + words + ", " + syscall + places);
    Object.assign(error, { errno: -errno, code, syscall });
    if (path !== undefined) error.path = path;
    if (dest !== undefined) error.dest = dest;
    return error;
  }

  const cache = new Map();
  /** A module of node's own. */
  function library(name) {
    const known = cache.get(name);
    if (known) return known.exports;
    const source = host("library", name);
    const module = { exports: {} };
    cache.set(name, module);
    compiled(source, "node:" + name, "exports, require, module, host, define")(
      module.exports,
      library,
      module,
      host,
      define,
    );
    return module.exports;
  }

  /** A function of these parameters around a source, whose lines count from the one behind the function's head. */
  function compiled(source, name, parameters, kind = "function") {
    const hasThrown = host("evaluate", "(" + kind + " (" + parameters + ") {\n" + source + "\n})", name);
    const made = globalThis.__value;
    globalThis.__value = undefined;
    if (hasThrown) throw made;
    return made;
  }

  define("__library", library);
  define("__compiled", compiled);
  define("__value", undefined);
  define("global", globalThis);
  library("internal/world");
  library("internal/errors");
  library("internal/globals");
  library("internal/process");
  library("internal/console");
  library("internal/loader");
  library("internal/prompt");
})();
