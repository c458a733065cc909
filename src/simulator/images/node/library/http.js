// require("http"): servers that answer on the machine's ports, and requests to others.
"use strict";
const EventEmitter = require("events");
const { turns, nextTick } = require("internal/globals");

const STATUS_CODES = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  206: "Partial Content",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  418: "I'm a Teapot",
  422: "Unprocessable Entity",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};
const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/** What came: a request at a server, or the answer at a client. */
class IncomingMessage extends EventEmitter {
  constructor(facts) {
    super();
    Object.assign(this, { httpVersion: "1.1", complete: true, readable: true, ...facts });
    Object.defineProperty(this, "_body", { value: facts._body, enumerable: false, writable: true });
    this.isFlowing = false;
  }
  on(name, listener) {
    super.on(name, listener);
    if (name === "data" || name === "end") this.resume();
    return this;
  }
  resume() {
    if (this.isFlowing) return this;
    this.isFlowing = true;
    nextTick(() => {
      const { _body: text } = this;
      if (text !== "") this.emit("data", this.encoding ? text : Buffer.from(text, "host"));
      this.emit("end");
      this.emit("close");
    });
    return this;
  }
  setEncoding(encoding) {
    this.encoding = encoding;
    return this;
  }
  pipe(target) {
    this.on("data", (data) => void target.write(data));
    this.on("end", () => target.end());
    return target;
  }
  destroy() {
    return this;
  }
  async *[Symbol.asyncIterator]() {
    if (this._body !== "") yield this.encoding ? this._body : Buffer.from(this._body, "host");
  }
}

class ServerResponse extends EventEmitter {
  #id;
  #headers = new Map();
  #parts = [];
  statusCode = 200;
  statusMessage = undefined;
  headersSent = false;
  writableEnded = false;
  finished = false;
  constructor(id, req) {
    super();
    this.#id = id;
    this.req = req;
    this.locals = {};
  }
  setHeader(name, value) {
    if (this.headersSent) throw headersSent("set");
    this.#headers.set(String(name).toLowerCase(), [String(name), value]);
    return this;
  }
  appendHeader(name, value) {
    return this.setHeader(name, value);
  }
  getHeader(name) {
    return this.#headers.get(name.toLowerCase())?.[1];
  }
  hasHeader(name) {
    return this.#headers.has(name.toLowerCase());
  }
  getHeaders() {
    return Object.fromEntries([...this.#headers].map(([key, [, value]]) => [key, value]));
  }
  getHeaderNames() {
    return [...this.#headers.keys()];
  }
  removeHeader(name) {
    this.#headers.delete(name.toLowerCase());
  }
  writeHead(status, message, headers) {
    if (this.headersSent) throw headersSent("write");
    this.statusCode = Number(status);
    const given = typeof message === "string" ? headers : message;
    if (Array.isArray(given)) {
      for (let at = 0; at < given.length; at += 2) this.setHeader(given[at], given[at + 1]);
    } else for (const [name, value] of Object.entries(given ?? {})) this.setHeader(name, value);
    this.headersSent = true;
    return this;
  }
  flushHeaders() {
    this.headersSent = true;
  }
  write(data) {
    this.headersSent = true;
    this.#parts.push(textOf(data));
    return true;
  }
  end(data, encoding, callback) {
    if (this.writableEnded) return this;
    const isWhole = this.#parts.length === 0;
    if (data !== undefined && data !== null && typeof data !== "function") this.#parts.push(textOf(data));
    this.writableEnded = this.finished = this.headersSent = true;
    host("answer", this.#id, {
      status: this.statusCode,
      headers: this.#written(isWhole),
      body: this.#body(),
    });
    const done = [data, encoding, callback].find((one) => typeof one === "function");
    nextTick(() => {
      this.emit("finish");
      this.emit("close");
      done?.();
    });
    return this;
  }
  setTimeout() {
    return this;
  }
  #body() {
    return this.req.method === "HEAD" || this.statusCode === 204 || this.statusCode === 304
      ? ""
      : this.#parts.join("");
  }
  #written(isWhole) {
    const headers = {};
    for (const [name, value] of this.#headers.values()) {
      headers[name] = Array.isArray(value) ? value.join(", ") : String(value);
    }
    if (!this.hasHeader("date")) headers.Date = new Date().toUTCString();
    if (!this.hasHeader("connection")) {
      headers.Connection = "keep-alive";
      headers["Keep-Alive"] = "timeout=5";
    }
    const isBare = this.statusCode === 204 || this.statusCode === 304;
    if (isWhole && !isBare && !this.hasHeader("content-length")) {
      headers["Content-Length"] = String(Buffer.byteLength(this.#parts.join(""), "host"));
    } else if (!isWhole && !this.hasHeader("content-length")) headers["Transfer-Encoding"] = "chunked";
    return headers;
  }
}
const headersSent = (verb) => {
  const error = new Error("Cannot " + verb + " headers after they are sent to the client");
  return Object.assign(error, { code: "ERR_HTTP_HEADERS_SENT", isNodeError: true });
};
function textOf(data) {
  if (typeof data === "string") return data;
  if (data instanceof Uint8Array) return Buffer.from(data).toString("host");
  const kind = data === null ? "null" : "an instance of " + (data.constructor?.name ?? "Object");
  const error = new TypeError(
    'The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ' + kind,
  );
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE", isNodeError: true });
}

const servers = new Map();
class Server extends EventEmitter {
  listening = false;
  constructor(options, listener) {
    super();
    const onRequest = typeof options === "function" ? options : listener;
    if (onRequest) this.on("request", onRequest);
  }
  listen(...given) {
    const callback = given.find((one) => typeof one === "function");
    const options = typeof given[0] === "object" && given[0] !== null
      ? given[0]
      : { port: given[0], host: given[1] };
    const port = Number(typeof options.port === "function" || options.port === undefined ? 0 : options.port);
    if (!(port >= 0 && port < 65536)) {
      const error = new RangeError(
        "options.port should be >= 0 and < 65536. Received type " + typeof options.port + " (" +
          String(options.port) + ").",
      );
      throw Object.assign(error, { code: "ERR_SOCKET_BAD_PORT", isNodeError: true });
    }
    const address = typeof options.host === "string" ? options.host : undefined;
    if (callback) this.once("listening", callback);
    const opened = host("listen", port, address ?? null);
    nextTick(() => {
      if (opened.error) return this.emit("error", addressError(opened.error, address ?? "::", port));
      this._port = opened.port;
      this._address = address ?? "::";
      this.listening = true;
      servers.set(opened.port, this);
      this.emit("listening");
    });
    if (!opened.error) servers.set(opened.port, this);
    return this;
  }
  address() {
    if (!this.listening) return null;
    return {
      address: this._address,
      family: this._address.includes(":") ? "IPv6" : "IPv4",
      port: this._port,
    };
  }
  close(callback) {
    if (callback) this.once("close", callback);
    if (this.listening) host("unlisten", this._port);
    servers.delete(this._port);
    this.listening = false;
    nextTick(() => this.emit("close"));
    return this;
  }
  closeAllConnections() {}
  closeIdleConnections() {}
  setTimeout() {
    return this;
  }
  ref() {
    return this;
  }
  unref() {
    return this;
  }
}
function addressError(code, address, port) {
  const words = code === "EADDRINUSE" ? "address already in use" : "permission denied";
  const error = new Error("listen " + code + ": " + words + " " + address + ":" + port);
  return Object.assign(error, {
    code,
    errno: code === "EADDRINUSE" ? -98 : -13,
    syscall: "listen",
    address,
    port,
  });
}
turns.set("request", (id, port, request) => {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const socket = {
    remoteAddress: "::ffff:" + request.from,
    remotePort: 50000 + id % 10000,
    encrypted: false,
    on() {},
    destroy() {},
  };
  const req = new IncomingMessage({
    method: request.method,
    url: request.path,
    headers,
    rawHeaders: Object.entries(request.headers).flat(),
    socket,
    connection: socket,
    _body: request.body,
  });
  const server = servers.get(port);
  const res = new ServerResponse(id, req);
  res.socket = socket;
  server?.emit("request", req, res);
});

const clients = new Map();
let nextClient = 1;
class ClientRequest extends EventEmitter {
  #parts = [];
  #isEnded = false;
  constructor(target, callback) {
    super();
    this.target = target;
    if (callback) this.once("response", callback);
  }
  setHeader(name, value) {
    this.target.headers[name] = String(value);
  }
  write(data) {
    this.#parts.push(textOf(data));
    return true;
  }
  end(data) {
    if (data !== undefined && typeof data !== "function") this.write(data);
    if (this.#isEnded) return this;
    this.#isEnded = true;
    const id = nextClient++;
    clients.set(id, this);
    host("fetch", id, { ...this.target, body: this.#parts.join("") });
    return this;
  }
  setTimeout() {
    return this;
  }
  destroy() {
    return this;
  }
  abort() {}
}
turns.set("response", (id, outcome) => {
  const client = clients.get(id);
  clients.delete(id);
  if (!client) return;
  if (outcome.kind !== "answer") return void client.emit("error", connectionError(outcome, client.target));
  const { status, headers, body } = outcome.answer;
  const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
  const message = new IncomingMessage({
    statusCode: status,
    statusMessage: STATUS_CODES[status] ?? "",
    headers: lower,
    _body: body,
  });
  client.emit("response", message);
});
function connectionError({ kind, address }, { host: name, port }) {
  if (kind === "unknown-host") {
    const error = new Error("getaddrinfo ENOTFOUND " + name);
    return Object.assign(error, { errno: -3008, code: "ENOTFOUND", syscall: "getaddrinfo", hostname: name });
  }
  if (kind === "not-tls") {
    return Object.assign(new Error("write EPROTO"), { code: "EPROTO", syscall: "write" });
  }
  const [code, errno] = kind === "refused" ? ["ECONNREFUSED", -111] : ["ETIMEDOUT", -110];
  const error = new Error("connect " + code + " " + address + ":" + port);
  return Object.assign(error, { errno, code, syscall: "connect", address, port });
}

function clientOf(usualPort, isSecure) {
  return (first, second, third) => {
    const callback = [second, third].find((one) => typeof one === "function");
    let options = typeof second === "object" && second !== null ? second : {};
    if (typeof first === "string" || first instanceof URL) {
      const url = new URL(String(first));
      options = { hostname: url.hostname, port: url.port, path: url.pathname + url.search, ...options };
    } else options = first;
    const name = options.hostname ?? options.host ?? "localhost";
    const port = Number(options.port || usualPort);
    const shown = port === usualPort ? name : name + ":" + port;
    const headers = { Host: shown, Connection: "keep-alive", ...options.headers };
    return new ClientRequest({
      host: name,
      port,
      isSecure,
      method: options.method ?? "GET",
      path: options.path ?? "/",
      headers,
    }, callback);
  };
}
const request = clientOf(80, false);
module.exports = {
  createServer: (options, listener) => new Server(options, listener),
  Server,
  IncomingMessage,
  ServerResponse,
  ClientRequest,
  request,
  get: (...given) => request(...given).end(),
  METHODS,
  STATUS_CODES,
  Agent: class Agent {},
  globalAgent: {},
  clientOf,
};
