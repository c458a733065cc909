// require, import and what is started: a file, `-e`, `-p`.
"use strict";
const { drainTicks, guarded } = require("internal/globals");
const path = require("path");

const OWN = host("libraries");
const cache = Object.create(null);

class Module {
  constructor(id) {
    Object.assign(this, {
      id,
      path: path.dirname(id),
      exports: {},
      filename: id,
      loaded: false,
      children: [],
      paths: [],
    });
  }
}
let main;

function exists(file) {
  return host("kind", file) === "file";
}

function asFile(file) {
  return [file, file + ".js", file + ".json", file + ".cjs", file + ".mjs"].find(exists);
}

function asFolder(folder) {
  if (host("kind", folder) !== "folder") return undefined;
  const text = host("readOptional", path.join(folder, "package.json"));
  let entry = "index.js";
  if (text !== null) entry = mainOf(JSON.parse(text)) ?? entry;
  return asFile(path.join(folder, entry)) ?? asFile(path.join(folder, "index"));
}

function mainOf(packageFile) {
  const { exports, main: entry } = packageFile;
  return typeof exports === "string" ? exports : exports?.["."]?.default ?? exports?.["."]?.require ?? entry;
}

function resolve(name, from) {
  if (name.startsWith("node:") || OWN.includes(name)) return name.replace(/^node:/, "");
  const isPath = /^(\.{1,2}(\/|$)|\/)/.test(name);
  if (isPath) {
    const file = path.resolve(from, name);
    const found = asFile(file) ?? asFolder(file);
    if (found) return found;
  } else {
    for (let folder = from;; folder = path.dirname(folder)) {
      const file = path.join(folder, "node_modules", name);
      const found = asFile(file) ?? asFolder(file);
      if (found) return found;
      if (folder === "/") break;
    }
  }
  return undefined;
}

const RESOLVE = [
  "Function._resolveFilename (node:internal/modules/cjs/loader:1401:15)",
  "defaultResolveImpl (node:internal/modules/cjs/loader:1057:19)",
  "resolveForCJSWithHooks (node:internal/modules/cjs/loader:1062:22)",
  "Function._load (node:internal/modules/cjs/loader:1211:37)",
  "TracingChannel.traceSync (node:diagnostics_channel:322:14)",
  "wrapModuleLoad (node:internal/modules/cjs/loader:235:24)",
];
const REQUIRE = [
  "Module.require (node:internal/modules/cjs/loader:1487:12)",
  "require (node:internal/modules/helpers:135:16)",
];
const RUN = [
  "Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:170:5)",
  "node:internal/main/run_main_module:36:49",
];

function notFound(name, parent) {
  const stack = parent && parent.filename ? "\nRequire stack:\n- " + parent.filename : "";
  const error = new Error("Cannot find module '" + name + "'" + stack);
  error.code = "MODULE_NOT_FOUND";
  error.requireStack = parent && parent.filename ? [parent.filename] : [];
  Object.defineProperty(error, "loaderFrames", { value: [...RESOLVE, ...(parent ? REQUIRE : RUN)] });
  return error;
}

function requireOf(parent) {
  const require = (name) => {
    if (typeof name !== "string" || name === "") {
      const error = new TypeError('The "id" argument must be of type string. Received ' + String(name));
      throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
    }
    const found = resolve(name, parent.path);
    if (found === undefined || (!found.startsWith("/") && !OWN.includes(found))) throw notFound(name, parent);
    return found.startsWith("/") ? load(found, parent) : globalThis.__library(found);
  };
  require.resolve = (name) => {
    const found = resolve(name, parent.path);
    if (found === undefined) throw notFound(name, parent);
    return found;
  };
  require.cache = cache;
  require.main = main;
  return require;
}

/** Packages of the simulated registry that are part of this node. */
function packageOf(file) {
  const name = /\/node_modules\/((?:@[^/]+\/)?[^/]+)\/index\.js$/.exec(file)?.[1];
  return name !== undefined && host("isPackage", name) ? "packages/" + name : undefined;
}

function load(file, parent) {
  if (cache[file]) return cache[file].exports;
  const module = new Module(file);
  main ??= module;
  if (module === main) module.id = ".";
  cache[file] = module;
  if (parent && parent.children) parent.children.push(module);
  try {
    const own = packageOf(file);
    if (own) module.exports = globalThis.__library(own);
    else if (file.endsWith(".json")) module.exports = jsonModule(file);
    else runModule(module, host("read", file));
  } catch (error) {
    delete cache[file];
    throw error;
  }
  module.loaded = true;
  return module.exports;
}

function jsonModule(file) {
  try {
    return JSON.parse(host("read", file));
  } catch (error) {
    error.message = file + ": " + error.message;
    throw error;
  }
}

const isOwnPackageModule = (file) => {
  for (let folder = path.dirname(file);; folder = path.dirname(folder)) {
    const text = host("readOptional", path.join(folder, "package.json"));
    if (text !== null) return /"type"\s*:\s*"module"/.test(text);
    if (folder === "/") return false;
  }
};
const IMPORTS = /^(import\s*(?:[\w${*"']|\/\/)|export\s+(default|const|let|var|function|class|async|\{|\*))/m;

function runModule(module, source) {
  const { filename: file } = module;
  const text = source.replace(/^#!.*/, "");
  const isModern = file.endsWith(".mjs") ||
    (!file.endsWith(".cjs") &&
      (isOwnPackageModule(file) || (IMPORTS.test(text) && !/\brequire\s*\(/.test(text))));
  const prepared = prepare(isModern ? withoutImports(text) : text);
  const parameters = "exports, require, module, __filename, __dirname, __import, __meta";
  const kind = isModern ? "async function" : "function";
  const compiled = syntaxChecked(
    prepared,
    file,
    text,
    () =>
      globalThis.__compiled(
        (isModern ? '"use strict";' : "") + prepared,
        file,
        parameters,
        kind + " module$",
      ),
  );
  const require = requireOf(module);
  const imported = (name) => {
    const value = require(name.startsWith("file://") ? name.slice(7) : name);
    return typeof value === "object" && value !== null && Object.hasOwn(value, "__isModern")
      ? value
      : { ...value, default: value };
  };
  if (isModern) Object.defineProperty(module.exports, "__isModern", { value: true });
  const meta = { url: "file://" + file, filename: file, dirname: module.path };
  const result = compiled.call(
    isModern ? undefined : module.exports,
    module.exports,
    isModern ? undefined : require,
    module,
    file,
    module.path,
    imported,
    meta,
  );
  if (isModern) globalThis.__left = result;
}

/** What is caught gets node's words, and what a statement leaves alone is looked after. */
function prepare(text) {
  return text
    .replace(/\bcatch(\s*)\((\s*)([A-Za-z_$][\w$]*)(\s*)\)(\s*)\{/g, "catch$1($2$3$4)$5{__caught($3);")
    .replace(
      /^(;?)(?=(?:[A-Za-z_$][\w$.]*\(|\(async\b|\(\(\)|\(function\b))(?!(?:if|for|while|switch|function|catch|return|throw|typeof|new|delete|void|await|import|super|with|do)\b)/gm,
      "$1__left=",
    );
}

/** `import` and `export` in words that a function may hold; every line keeps its place. */
function withoutImports(text) {
  const names = (list) => list.replace(/\s+as\s+/g, ": ");
  const after = [];
  const changed = text
    .replace(
      /^import\s+(\w+)\s*,\s*\{([^}]*)\}\s*from\s*(["'][^"']+["'])/gm,
      (_, one, list, from) => "const {default: " + one + ", " + names(list) + "} = __import(" + from + ")",
    )
    .replace(
      /^import\s*\{([^}]*)\}\s*from\s*(["'][^"']+["'])/gm,
      (_, list, from) => "const {" + names(list) + "} = __import(" + from + ")",
    )
    .replace(/^import\s*\*\s*as\s+(\w+)\s+from\s*(["'][^"']+["'])/gm, "const $1 = __import($2)")
    .replace(/^import\s+(\w+)\s+from\s*(["'][^"']+["'])/gm, "const {default: $1} = __import($2)")
    .replace(/^import\s*(["'][^"']+["'])/gm, "__import($1)")
    .replace(/\bimport\.meta\b/g, "__meta")
    .replace(/\bimport\s*\(/g, "(async (name) => __import(name))(")
    .replace(/^export\s+default\s+(async\s+function|function|class)\s+(\w+)/gm, (_, kind, name) => {
      after.push("exports.default = " + name);
      return kind + " " + name;
    })
    .replace(/^export\s+default\s+/gm, "exports.default = ")
    .replace(/^export\s+(async\s+function|function|class|const|let|var)\s+(\w+)/gm, (_, kind, name) => {
      after.push("exports." + name + " = " + name);
      return kind + " " + name;
    })
    .replace(/^export\s*\{([^}]*)\}/gm, (_, list) => {
      for (const one of list.split(",").filter((part) => part.trim() !== "")) {
        const [name, shown = name] = one.trim().split(/\s+as\s+/);
        after.push("exports." + shown + " = " + name);
      }
      return "";
    });
  return changed + "\n" + after.join(";\n");
}

const SYNTAX_FRAMES = [
  "    at wrapSafe (node:internal/modules/cjs/loader:1464:18)",
  "    at Module._compile (node:internal/modules/cjs/loader:1495:20)",
  "    at Object..js (node:internal/modules/cjs/loader:1623:10)",
  "    at Module.load (node:internal/modules/cjs/loader:1266:32)",
  "    at Function._load (node:internal/modules/cjs/loader:1091:12)",
  "    at Function.executeUserEntryPoint [as runMain] (node:internal/modules/run_main:164:12)",
  "    at node:internal/main/run_main_module:28:49",
].join("\n");

/** A source that is no JavaScript: V8's words, and the line where the engine stopped. */
function syntaxChecked(prepared, file, text, compile) {
  try {
    return compile();
  } catch (error) {
    if (!(error instanceof SyntaxError) || error.fileName !== file) throw error;
    const isScript = file.startsWith("[eval]") || file.startsWith("REPL");
    const column = Number(/:(\d+)\n?$/.exec(String(error.stack).split("\n")[0].replace(/\)$/, ""))?.[1] ?? 1);
    const line = Math.max(1, error.lineNumber - (isScript ? 0 : 1));
    const row = text.split("\n")[line - 1] ?? "";
    const message = host("syntaxProblem", prepared) ?? error.message;
    const worded = new SyntaxError(message);
    const frames = isScript
      ? "    at makeContextifyScript (node:internal/vm:185:14)\n    at node:internal/process/execution:107:22\n    at [eval]-wrapper:6:24\n    at runScript (node:internal/process/execution:101:62)\n    at evalScript (node:internal/process/execution:133:3)\n    at node:internal/main/eval_string:51:3"
      : SYNTAX_FRAMES;
    const at = Math.min(column - 1, row.length);
    Object.defineProperty(worded, "syntaxPlace", {
      value: file + ":" + line + "\n" + row + "\n" + " ".repeat(at) + "^",
    });
    Object.defineProperty(worded, "syntaxFrames", { value: frames });
    throw worded;
  }
}

/** Runs a script among the globals; answers its last value. */
function evaluateScript(source, name) {
  const prepared = prepare(source);
  return syntaxChecked(prepared, name, source, () => {
    const hasThrown = host("evaluate", prepared, name);
    const value = globalThis.__value;
    globalThis.__value = undefined;
    if (hasThrown) throw value;
    return value;
  });
}

function withRequire() {
  const module = new Module(path.join(process.cwd(), "[eval]"));
  module.filename = undefined;
  module.path = process.cwd();
  define("module", module);
  define("exports", module.exports);
  define("require", requireOf(module));
  define("__filename", "[eval]");
  define("__dirname", ".");
  for (const name of OWN.filter((one) => /^[a-z_]+$/.test(one) && !(one in globalThis))) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => globalThis.__library(name),
      set: (value) => define(name, value),
    });
  }
}

define("__startFile", (file) => {
  guarded(() => {
    const found = asFile(file) ?? asFolder(file);
    if (found === undefined) throw notFound(file);
    process.argv[1] = found;
    load(found);
  });
  drainTicks();
});
define("__startText", (source, prints) => {
  guarded(() => {
    withRequire();
    const value = evaluateScript(source, "[eval]");
    if (prints === "true") console.log(value);
  });
  drainTicks();
});
module.exports = { evaluateScript, withRequire };
