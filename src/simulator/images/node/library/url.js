// require("url"), URL and URLSearchParams
"use strict";
const encode = (text) =>
  encodeURIComponent(text).replace(/%20/g, "+").replace(
    /[!'()~]/g,
    (one) => "%" + one.charCodeAt(0).toString(16).toUpperCase(),
  );
const decode = (text) => decodeURIComponent(text.replaceAll("+", " "));
class URLSearchParams {
  #rows = [];
  constructor(given = "") {
    if (typeof given === "string") {
      for (const part of given.replace(/^\?/, "").split("&").filter(Boolean)) {
        const at = part.indexOf("=");
        this.#rows.push(
          at < 0 ? [decode(part), ""] : [decode(part.slice(0, at)), decode(part.slice(at + 1))],
        );
      }
    } else {this.#rows = [...(given[Symbol.iterator] ? given : Object.entries(given))].map((
        [key, value],
      ) => [key, String(value)]
      );}
  }
  get(name) {
    return this.#rows.find(([key]) => key === name)?.[1] ?? null;
  }
  getAll(name) {
    return this.#rows.filter(([key]) => key === name).map(([, value]) => value);
  }
  has(name) {
    return this.#rows.some(([key]) => key === name);
  }
  set(name, value) {
    this.delete(name);
    this.append(name, value);
  }
  append(name, value) {
    this.#rows.push([String(name), String(value)]);
  }
  delete(name) {
    this.#rows = this.#rows.filter(([key]) => key !== name);
  }
  forEach(callback) {
    for (const [key, value] of this.#rows) callback(value, key, this);
  }
  keys() {
    return this.#rows.map(([key]) => key)[Symbol.iterator]();
  }
  values() {
    return this.#rows.map(([, value]) => value)[Symbol.iterator]();
  }
  entries() {
    return this.#rows[Symbol.iterator]();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  toString() {
    return this.#rows.map(([key, value]) => encode(key) + "=" + encode(value)).join("&");
  }
}
class URL {
  constructor(text, base) {
    const parts = host("url", String(text), base === undefined ? null : String(base));
    if (parts === null) {
      const error = new TypeError("Invalid URL");
      throw Object.assign(error, { code: "ERR_INVALID_URL", input: String(text) });
    }
    Object.assign(this, parts);
    Object.defineProperty(this, "searchParams", {
      value: new URLSearchParams(parts.search),
      enumerable: true,
    });
  }
  static canParse(text, base) {
    return host("url", String(text), base === undefined ? null : String(base)) !== null;
  }
  toString() {
    return this.href;
  }
  toJSON() {
    return this.href;
  }
}
function parse(text, asQuery) {
  const [, protocol = null, hostText = null, rest = ""] = /^(?:([a-z]+:)?\/\/([^/?#]*))?(.*)$/.exec(text) ??
    [];
  const [, pathname = "", search = null, hash = null] = /^([^?#]*)(\?[^#]*)?(#.*)?$/.exec(rest) ?? [];
  const [hostname = null, port = null] = hostText === null ? [] : hostText.split(":");
  const query = search === null ? null : search.slice(1);
  const asObject = () => Object.fromEntries(new URLSearchParams(query ?? ""));
  return {
    protocol,
    slashes: hostText === null ? null : true,
    auth: null,
    host: hostText,
    port,
    hostname,
    hash,
    search,
    query: asQuery ? asObject() : query,
    pathname,
    path: pathname + (search ?? ""),
    href: text,
  };
}
module.exports = {
  URL,
  URLSearchParams,
  parse,
  format: (one) => String(one.href ?? one),
  fileURLToPath: (one) => decodeURIComponent(new URL(one).pathname),
  pathToFileURL: (one) => new URL("file://" + require("path").resolve(one)),
};
