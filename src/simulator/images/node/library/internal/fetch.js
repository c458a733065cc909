// The global `fetch`.
"use strict";
const http = require("http");
const https = require("https");

class Headers {
  #rows;
  constructor(given = {}) {
    this.#rows = new Map(Object.entries(given).map(([key, value]) => [key.toLowerCase(), String(value)]));
  }
  get(name) {
    return this.#rows.get(name.toLowerCase()) ?? null;
  }
  has(name) {
    return this.#rows.has(name.toLowerCase());
  }
  entries() {
    return this.#rows.entries();
  }
  [Symbol.iterator]() {
    return this.entries();
  }
  forEach(callback) {
    for (const [key, value] of this.#rows) callback(value, key, this);
  }
}
class Response {
  #body;
  constructor(url, message) {
    this.#body = message._body;
    Object.assign(this, {
      status: message.statusCode,
      statusText: message.statusMessage,
      ok: message.statusCode >= 200 && message.statusCode < 300,
      headers: new Headers(message.headers),
      url,
      redirected: false,
      bodyUsed: false,
    });
  }
  async text() {
    this.bodyUsed = true;
    return this.#body;
  }
  async json() {
    return JSON.parse(await this.text());
  }
}
const REDIRECTS = [301, 302, 303, 307, 308];

function fetch(given, options = {}, left = 20) {
  return new Promise((done, failed) => {
    let url;
    try {
      url = new URL(String(given));
    } catch (error) {
      return failed(Object.assign(new TypeError("Failed to parse URL from " + given), { cause: error }));
    }
    const client = url.protocol === "https:" ? https : http;
    const headers = { Accept: "*/*", "User-Agent": "node", ...options.headers };
    const asked = client.request(url, { method: options.method ?? "GET", headers }, (message) => {
      const { location } = message.headers;
      if (REDIRECTS.includes(message.statusCode) && location && left > 0) {
        return done(fetch(new URL(location, url.href).href, options, left - 1));
      }
      done(new Response(url.href, message));
    });
    asked.on("error", (cause) => failed(Object.assign(new TypeError("fetch failed"), { cause })));
    asked.end(options.body === undefined ? undefined : String(options.body));
  });
}
module.exports = { fetch };
