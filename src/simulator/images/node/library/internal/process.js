// The global `process`.
"use strict";
const EventEmitter = require("events");
const { turns, nextTick } = require("internal/globals");
const facts = host("facts");
const startMs = host("now");

class Output extends EventEmitter {
  constructor(name, fd, isTTY) {
    super();
    Object.assign(this, { fd, writable: true, _name: name });
    if (isTTY) Object.assign(this, { isTTY: true, columns: 80, rows: 24 });
  }
  write(text, encoding, callback) {
    host(this._name, typeof text === "string" ? text : Buffer.from(text).toString());
    const done = typeof encoding === "function" ? encoding : callback;
    if (done) nextTick(done);
    return true;
  }
  end(text) {
    if (text !== undefined) this.write(text);
  }
  getColorDepth() {
    return this.isTTY ? 8 : 1;
  }
  hasColors() {
    return this.isTTY === true;
  }
  cursorTo() {}
  clearLine() {}
}

class Input extends EventEmitter {
  constructor() {
    super();
    this.fd = 0;
    if (facts.isInputTTY) this.isTTY = true;
  }
  on(name, listener) {
    super.on(name, listener);
    if (name === "data" || name === "readable" || name === "end") host("readInput", true);
    return this;
  }
  setEncoding() {
    return this;
  }
  resume() {
    host("readInput", true);
    return this;
  }
  pause() {
    host("readInput", false);
    return this;
  }
  unref() {
    return this.pause();
  }
  setRawMode() {
    return this;
  }
  read() {
    const text = this.pending ?? null;
    this.pending = undefined;
    return text;
  }
  async *[Symbol.asyncIterator]() {
    const waiting = [];
    let wake = () => {};
    let isOver = false;
    this.on("data", (text) => {
      waiting.push(text);
      wake();
    });
    this.on("end", () => {
      isOver = true;
      wake();
    });
    while (true) {
      while (waiting.length > 0) yield waiting.shift();
      if (isOver) return;
      await new Promise((done) => wake = done);
    }
  }
}

const process = Object.assign(new EventEmitter(), {
  title: "node",
  version: facts.version,
  versions: { node: facts.version.slice(1), v8: "12.4.254.21-node.26", uv: "1.51.0", modules: "127" },
  arch: "x64",
  platform: "linux",
  release: { name: "node", lts: "Jod" },
  argv: facts.argv,
  argv0: "node",
  execArgv: [],
  execPath: "/usr/local/bin/node",
  env: facts.env,
  pid: facts.pid,
  ppid: facts.parentPid,
  exitCode: undefined,
  config: {},
  features: {},
  stdout: new Output("out", 1, facts.isOutputTTY),
  stderr: new Output("err", 2, facts.isErrorTTY),
  stdin: new Input(),
  nextTick,
  cwd: () => host("cwd"),
  chdir: (path) => void host("chdir", String(path)),
  uptime: () => (host("now") - startMs + facts.startedBeforeMs) / 1000,
  getuid: () => facts.uid,
  geteuid: () => facts.uid,
  getgid: () => facts.gid,
  getegid: () => facts.gid,
  umask: () => 0o22,
  memoryUsage: Object.assign(() => host("memory"), { rss: () => host("memory").rss }),
  cpuUsage: () => ({ user: host("cpuMicros"), system: 0 }),
  emitWarning(warning) {
    process.stderr.write(
      "(node:" + facts.pid + ") " + (warning instanceof Error ? warning : "Warning: " + warning) +
        "\n(Use `node --trace-warnings ...` to show where the warning was created)\n",
    );
  },
  exit(code) {
    if (code !== undefined) process.exitCode = code;
    if (!globalThis.__isEnding) {
      define("__isEnding", true);
      process.emit("exit", Number(process.exitCode ?? 0));
    }
    host("exit", Number(process.exitCode ?? 0));
    throw new Error("process.exit");
  },
  abort: () => process.exit(134),
  kill(pid, signal = "SIGTERM") {
    return host("kill", pid, signal);
  },
  hrtime: Object.assign((before) => {
    const nanos = Math.round(host("now") * 1e6) - (before ? before[0] * 1e9 + before[1] : 0);
    return [Math.floor(nanos / 1e9), nanos % 1e9];
  }, { bigint: () => BigInt(Math.round(host("now") * 1e6)) }),
});
const isSignal = (name) => typeof name === "string" && /^SIG[A-Z]/.test(name);
const addListener = EventEmitter.prototype.on;
process.on = process.addListener = function (name, listener) {
  addListener.call(process, name, listener);
  if (isSignal(name)) host("handleSignal", name.slice(3));
  return process;
};
Object.defineProperty(process, Symbol.toStringTag, { value: "process" });
define("process", process);

turns.set("signal", (name, number) => void process.emit(name, name, number));
turns.set("input", (text) => {
  process.stdin.pending = text;
  process.stdin.emit("readable");
  if (process.stdin.listenerCount("data") > 0) process.stdin.emit("data", process.stdin.read());
});
turns.set("inputEnd", () => {
  process.stdin.emit("end");
  process.stdin.emit("close");
});
turns.set("beforeExit", () => void process.emit("beforeExit", Number(process.exitCode ?? 0)));
turns.set("exit", () => process.exit());

/** What nobody has caught. */
define("__fatal", (error, isPromise = false) => {
  if (globalThis.__isEnding) return;
  globalThis.__say(error);
  if (isPromise && process.listenerCount("unhandledRejection") > 0) {
    process.emit("unhandledRejection", error, Promise.resolve());
    return;
  }
  if (process.listenerCount("uncaughtException") > 0) {
    process.emit("uncaughtException", error, isPromise ? "unhandledRejection" : "uncaughtException");
    return;
  }
  const { fatalText, rejectionText } = require("internal/errors");
  host("err", isPromise && !(error instanceof Error) ? rejectionText(error) : fatalText(error, isPromise));
  define("__isEnding", true);
  process.exitCode = 1;
  process.emit("exit", 1);
  host("exit", Number(process.exitCode));
});
