// require("events")
"use strict";
class EventEmitter {
  #listeners = new Map();
  #of(name) {
    return this.#listeners.get(name) ?? [];
  }
  #add(name, listener, once, first) {
    const row = { listener, once };
    if (name !== "newListener" && this.listenerCount("newListener") > 0) {
      this.emit("newListener", name, listener);
    }
    this.#listeners.set(name, first ? [row, ...this.#of(name)] : [...this.#of(name), row]);
    return this;
  }
  on(name, listener) {
    return this.#add(name, listener, false, false);
  }
  addListener(name, listener) {
    return this.on(name, listener);
  }
  prependListener(name, listener) {
    return this.#add(name, listener, false, true);
  }
  once(name, listener) {
    return this.#add(name, listener, true, false);
  }
  off(name, listener) {
    const rows = this.#of(name);
    const at = rows.findLastIndex((row) => row.listener === listener);
    if (at >= 0) this.#listeners.set(name, rows.filter((_, index) => index !== at));
    return this;
  }
  removeListener(name, listener) {
    return this.off(name, listener);
  }
  removeAllListeners(name) {
    if (name === undefined) this.#listeners.clear();
    else this.#listeners.delete(name);
    return this;
  }
  emit(name, ...given) {
    const rows = this.#of(name);
    if (rows.length === 0) {
      if (name !== "error") return false;
      if (given[0] instanceof Error) throw given[0];
      const error = new Error("Unhandled error. (" + String(given[0]) + ")");
      throw Object.assign(error, { code: "ERR_UNHANDLED_ERROR", context: given[0] });
    }
    for (const { listener, once } of rows) {
      if (once) this.off(name, listener);
      globalThis.__left = listener.apply(this, given);
    }
    return true;
  }
  listenerCount(name) {
    return this.#of(name).length;
  }
  listeners(name) {
    return this.#of(name).map(({ listener }) => listener);
  }
  eventNames() {
    return [...this.#listeners.keys()].filter((name) => this.listenerCount(name) > 0);
  }
  setMaxListeners() {
    return this;
  }
  getMaxListeners() {
    return 10;
  }
}
// A constructor that may be called without `new`, as util.inherits has it, is rare: a class is enough.
class EventTarget {
  #emitter = new EventEmitter();
  addEventListener(name, listener, options) {
    this.#emitter[options?.once ? "once" : "on"](name, listener);
  }
  removeEventListener(name, listener) {
    this.#emitter.off(name, listener);
  }
  dispatchEvent(event) {
    this["on" + event.type]?.(event);
    return this.#emitter.emit(event.type, event);
  }
}
class Event {
  constructor(type) {
    this.type = type;
  }
}
class AbortSignal extends EventTarget {
  aborted = false;
  reason = undefined;
  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
  static timeout(ms) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), ms).unref();
    return controller.signal;
  }
}
class AbortController {
  signal = new AbortSignal();
  abort(reason) {
    if (this.signal.aborted) return;
    const usual = Object.assign(new Error("This operation was aborted"), { name: "AbortError", code: 20 });
    Object.assign(this.signal, { aborted: true, reason: reason ?? usual });
    this.signal.dispatchEvent(new Event("abort"));
  }
}
const once = (emitter, name) =>
  new Promise((done, failed) => {
    emitter.once(name, (...given) => done(given));
    if (name !== "error") emitter.once("error", failed);
  });
module.exports = Object.assign(EventEmitter, {
  EventEmitter,
  once,
  EventTarget,
  Event,
  AbortController,
  AbortSignal,
  defaultMaxListeners: 10,
});
