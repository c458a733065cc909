// The package express: routes, middleware and answers.
"use strict";
const http = require("http");
const path = require("path");
const fs = require("fs");
const { METHODS } = http;

/** `/users/:id` as a pattern, and the names in it. */
function matcherOf(route, isPrefix) {
  if (route instanceof RegExp) return (one) => ({ found: route.exec(one), names: [] });
  const names = [];
  const pattern = String(route).replace(/\/$/, "").split("/").map((part) => {
    if (/^\{?\*/.test(part)) {
      names.push(part.replace(/[{}*]/g, "") || "0");
      return "(.*)";
    }
    return part.replace(/[.+?^$(){}|[\]\\]/g, "\\$&").replace(/:(\w+)/g, (_, name) => {
      names.push(name);
      return "([^/]+)";
    });
  }).join("/");
  const whole = new RegExp("^" + pattern + (isPrefix ? "(?=/|$)" : "/?$"), "i");
  return (one) => ({ found: whole.exec(one), names });
}

function Router() {
  const layers = [];
  const callbacks = new Map();
  const router = (req, res, next) => handle(layers, callbacks, req, res, next);
  const add = (method, route, handlers, isPrefix) => {
    const routes = Array.isArray(route) ? route : [route];
    for (const one of routes) {
      const match = matcherOf(one, isPrefix);
      for (const handler of handlers.flat(Infinity)) {
        if (typeof handler !== "function") throw new TypeError("argument handler must be a function");
        layers.push({ method, match, handler, isPrefix });
      }
    }
    return router;
  };
  router.use = (...given) => {
    const isRoute = typeof given[0] === "string" || given[0] instanceof RegExp ||
      Array.isArray(given[0]) && typeof given[0][0] === "string";
    return add(undefined, isRoute ? given[0] : "/", isRoute ? given.slice(1) : given, true);
  };
  for (const method of METHODS) {
    router[method.toLowerCase()] = (route, ...handlers) => add(method, route, handlers, false);
  }
  router.all = (route, ...handlers) => add(undefined, route, handlers, false);
  router.route = (route) => {
    const chain = { all: (...handlers) => (add(undefined, route, handlers, false), chain) };
    for (const method of METHODS) {
      chain[method.toLowerCase()] = (...handlers) => (add(method, route, handlers, false), chain);
    }
    return chain;
  };
  router.param = (name, callback) => {
    callbacks.set(name, [...callbacks.get(name) ?? [], callback]);
    return router;
  };
  router.layers = layers;
  return router;
}

/** The value of a parameter. What is no address is the asker's mistake. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    throw Object.assign(new URIError("Failed to decode param '" + text + "'"), { status: 400 });
  }
}

function handle(layers, callbacks, req, res, done) {
  let at = 0;
  const called = new Set();
  const base = req.baseUrl;
  const own = req.url;
  const params = req.params;
  const next = (problem) => {
    req.url = own;
    req.baseUrl = base;
    if (problem === "router" || problem === "route") problem = undefined;
    const layer = layers[at++];
    if (!layer) {
      req.params = params;
      return done(problem);
    }
    const isRightMethod = layer.method === undefined || layer.method === req.method ||
      layer.method === "GET" && req.method === "HEAD";
    const { found, names } = isRightMethod ? layer.match(own.split("?")[0]) : { found: null };
    const takesProblem = layer.handler.length === 4;
    if (!found || takesProblem !== (problem !== undefined)) return next(problem);
    try {
      const values = names.map((name, index) => [name, decoded(found[index + 1] ?? "")]);
      req.params = { ...params, ...Object.fromEntries(values) };
    } catch (error) {
      return next(globalThis.__caught(error));
    }
    if (layer.isPrefix && found[0] !== "") {
      req.baseUrl = base + found[0];
      req.url = own.slice(found[0].length) || "/";
      if (!req.url.startsWith("/")) req.url = "/" + req.url;
    }
    const attempt = (call) => {
      try {
        const result = call();
        if (result instanceof Promise) result.catch((error) => next(error ?? new Error("Rejected promise")));
      } catch (error) {
        next(globalThis.__caught(error));
      }
    };
    const handler = () =>
      takesProblem ? layer.handler(problem, req, res, next) : layer.handler(req, res, next);
    // What is to be known of a parameter is found out once a request, before the first who wants it.
    const first = names.filter((name) => !called.has(name)).flatMap((name) =>
      (callbacks.get(name) ?? []).map((callback) => [name, callback])
    );
    for (const [name] of first) called.add(name);
    const goOn = (index) => (wrong) => {
      if (wrong !== undefined) return next(wrong);
      const [name, callback] = first[index] ?? [];
      attempt(() => callback ? callback(req, res, goOn(index + 1), req.params[name], name) : handler());
    };
    goOn(0)(undefined);
  };
  next(undefined);
}

const TYPES = {
  html: "text/html; charset=utf-8",
  json: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml",
  xml: "application/xml",
};
const typeOf = (name) =>
  name.includes("/") ? name : TYPES[name.replace(/^.*\./, "")] ?? "application/octet-stream";
const escaped = (text) =>
  text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]);

function errorPage(text) {
  return '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>' +
    escaped(text).replaceAll("\n", "<br>").replaceAll("  ", " &nbsp;") + "</pre>\n</body>\n</html>\n";
}

function dress(app, req, res) {
  const [pathname, query = ""] = req.url.split("?");
  Object.assign(req, {
    app,
    res,
    path: pathname,
    originalUrl: req.url,
    baseUrl: "",
    params: {},
    protocol: "http",
    secure: false,
    query: Object.fromEntries(new URLSearchParams(query)),
    hostname: (req.headers.host ?? "").replace(/:\d+$/, ""),
    ip: req.socket.remoteAddress,
    get: (name) => req.headers[name.toLowerCase()],
    header: (name) => req.headers[name.toLowerCase()],
    is: (type) => (req.headers["content-type"] ?? "").includes(type) ? type : false,
    accepts: (...types) => types.flat()[0],
  });
  Object.assign(res, {
    app,
    status(code) {
      res.statusCode = code;
      return res;
    },
    set(name, value) {
      if (typeof name === "object") {
        for (const [key, one] of Object.entries(name)) res.setHeader(key, one);
      } else res.setHeader(name, name.toLowerCase() === "content-type" ? typeOf(value) : value);
      return res;
    },
    get: (name) => res.getHeader(name),
    type: (name) => res.set("Content-Type", typeOf(name)),
    json(value) {
      if (!res.hasHeader("content-type")) res.setHeader("Content-Type", TYPES.json);
      return res.send(JSON.stringify(value, null, app.get("json spaces")) ?? "");
    },
    send(body = "") {
      if (typeof body === "object" && body !== null && !(body instanceof Uint8Array)) return res.json(body);
      const isBytes = body instanceof Uint8Array;
      if (!res.hasHeader("content-type")) {
        res.setHeader("Content-Type", isBytes ? "application/octet-stream" : TYPES.html);
      }
      const text = isBytes ? body : String(body);
      if (res.statusCode !== 204) res.setHeader("Content-Length", Buffer.byteLength(text));
      return res.end(text);
    },
    sendStatus: (code) => res.status(code).type("txt").send(http.STATUS_CODES[code] ?? String(code)),
    redirect(status, to = status) {
      const code = typeof status === "number" ? status : 302;
      res.status(code).set("Location", to);
      return res.type("txt").send(http.STATUS_CODES[code] + ". Redirecting to " + to);
    },
    sendFile(file, options) {
      const name = typeof options?.root === "string" ? path.join(options.root, file) : file;
      return sendFile(res, name) ||
        app.fail(
          Object.assign(new Error("ENOENT: no such file or directory, stat '" + name + "'"), { status: 404 }),
          req,
          res,
        );
    },
    cookie(name, value) {
      res.setHeader("Set-Cookie", name + "=" + encodeURIComponent(value) + "; Path=/");
      return res;
    },
    clearCookie(name) {
      res.setHeader("Set-Cookie", name + "=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
      return res;
    },
    append(name, value) {
      const before = res.getHeader(name);
      return res.set(name, before === undefined ? value : [before, value].flat().join(", "));
    },
    location: (to) => res.set("Location", to),
  });
  res.header = res.set;
  res.contentType = res.type;
}

function sendFile(res, name) {
  if (!fs.existsSync(name) || !fs.statSync(name).isFile()) return undefined;
  if (!res.hasHeader("content-type")) res.setHeader("Content-Type", typeOf(name));
  return res.send(fs.readFileSync(name)) ?? res;
}

function express() {
  const router = Router();
  const settings = new Map([["env", process.env.NODE_ENV ?? "development"], ["x-powered-by", true]]);
  const app = (req, res) => {
    dress(app, req, res);
    if (settings.get("x-powered-by")) res.setHeader("X-Powered-By", "Express");
    router(req, res, (problem) => problem === undefined ? lost(req, res) : app.fail(problem, req, res));
  };
  const get = router.get;
  Object.assign(app, router, {
    locals: {},
    get: (name, ...handlers) =>
      handlers.length === 0 && typeof name === "string" ? settings.get(name) : (get(name, ...handlers), app),
    set: (name, value) => (settings.set(name, value), app),
    enable: (name) => app.set(name, true),
    disable: (name) => app.set(name, false),
    listen: (...given) => {
      const callback = given.find((one) => typeof one === "function");
      const server = http.createServer(app);
      if (callback) server.once("error", callback);
      return server.listen(...given);
    },
    fail(problem, req, res) {
      const status = problem.status ?? problem.statusCode ?? 500;
      const told = settings.get("env") === "production"
        ? http.STATUS_CODES[status]
        : problem instanceof Error
        ? globalThis.__stackOf(problem)
        : String(problem);
      if (settings.get("env") !== "test") {
        console.error(problem instanceof Error ? globalThis.__stackOf(problem) : String(problem));
      }
      if (res.headersSent) return res.end();
      safe(res.status(status)).send(errorPage(told));
      return res;
    },
  });
  return app;
}
function safe(res) {
  return res.set({ "Content-Security-Policy": "default-src 'none'", "X-Content-Type-Options": "nosniff" });
}
function lost(req, res) {
  if (res.headersSent) return;
  safe(res.status(404)).send(errorPage("Cannot " + req.method + " " + req.originalUrl.split("?")[0]));
}

function bodyOf(type, read) {
  return (req, _res, next) => {
    if (!(req.headers["content-type"] ?? "").includes(type) || req._body === "") return next();
    try {
      req.body = read(req._body);
    } catch (error) {
      return next(Object.assign(globalThis.__caught(error), { status: 400 }));
    }
    next();
  };
}
module.exports = Object.assign(express, {
  Router,
  json: () => bodyOf("json", JSON.parse),
  urlencoded: () => bodyOf("x-www-form-urlencoded", (text) => Object.fromEntries(new URLSearchParams(text))),
  text: () => bodyOf("text/", String),
  static: (folder) => (req, res, next) => {
    if (req.method !== "GET" && req.method !== "HEAD") return next();
    const name = path.join(
      path.resolve(folder),
      path.normalize("/" + decodeURIComponent(req.url.split("?")[0])),
    );
    const file = fs.existsSync(name) && fs.statSync(name).isDirectory()
      ? path.join(name, "index.html")
      : name;
    if (sendFile(res, file) === undefined) next();
  },
});
