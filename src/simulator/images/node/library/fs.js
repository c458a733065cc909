// require("fs")
"use strict";
const EventEmitter = require("events");
const { nextTick } = require("internal/globals");

const encodingOf = (options) => typeof options === "string" ? options : options?.encoding ?? undefined;
const nameOf = (path) => {
  if (typeof path === "string") return path;
  if (path instanceof URL) return path.pathname;
  if (path instanceof Uint8Array) return Buffer.from(path).toString();
  const error = new TypeError(
    'The "path" argument must be of type string or an instance of Buffer or URL. Received ' + String(path),
  );
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
};
const textOf = (data) =>
  typeof data === "string"
    ? data
    : data instanceof Uint8Array
    ? Buffer.from(data).toString("host")
    : String(data);

class Stats {
  constructor(facts) {
    Object.assign(this, facts);
    for (const name of ["atime", "mtime", "ctime", "birthtime"]) this[name] = new Date(this[name + "Ms"]);
    Object.defineProperty(this, "kind", { enumerable: false });
  }
  isFile() {
    return this.kind === "file";
  }
  isDirectory() {
    return this.kind === "folder";
  }
  isSymbolicLink() {
    return this.kind === "link";
  }
  isSocket() {
    return this.kind === "socket";
  }
  isFIFO() {
    return this.kind === "pipe";
  }
}
class Dirent {
  constructor(name, parentPath) {
    Object.assign(this, { name, parentPath, path: parentPath });
  }
  isDirectory() {
    return host("kind", this.path + "/" + this.name) === "folder";
  }
  isFile() {
    return host("kind", this.path + "/" + this.name) === "file";
  }
  isSymbolicLink() {
    return false;
  }
}

const sync = {
  readFileSync(path, options) {
    const text = path === 0 ? host("readAllInput") : host("read", nameOf(path));
    const encoding = encodingOf(options);
    return encoding ? Buffer.from(text, "host").toString(encoding) : Buffer.from(text, "host");
  },
  writeFileSync(path, data, options) {
    if (options?.flag === "a") return sync.appendFileSync(path, data);
    if (options?.flag === "wx" && sync.existsSync(path)) host("open", nameOf(path), "exclusive");
    host("write", nameOf(path), textOf(data), options?.mode);
  },
  appendFileSync: (path, data) => void host("append", nameOf(path), textOf(data)),
  existsSync: (path) => typeof path === "string" && host("kind", path) !== null,
  accessSync: (path) => void host("stat", nameOf(path), "access", true),
  statSync(path, options) {
    if (options?.throwIfNoEntry === false && !sync.existsSync(path)) return undefined;
    return new Stats(host("stat", nameOf(path), "stat", true));
  },
  lstatSync: (path) => new Stats(host("stat", nameOf(path), "lstat", false)),
  readdirSync(path, options) {
    const names = host("list", nameOf(path));
    return options?.withFileTypes ? names.map((name) => new Dirent(name, nameOf(path))) : names;
  },
  mkdirSync: (path, options) => host("mkdir", nameOf(path), options?.recursive === true) ?? undefined,
  rmdirSync: (path, options) =>
    void host("remove", nameOf(path), "rmdir", options?.recursive === true, false),
  unlinkSync: (path) => void host("remove", nameOf(path), "unlink", false, false),
  rmSync: (path, options) =>
    void host("remove", nameOf(path), "rm", options?.recursive === true, options?.force === true),
  renameSync: (from, to) => void host("rename", nameOf(from), nameOf(to)),
  copyFileSync: (from, to) => void host("write", nameOf(to), host("read", nameOf(from))),
  chmodSync: (path, mode) =>
    void host("chmod", nameOf(path), typeof mode === "string" ? Number.parseInt(mode, 8) : mode),
  realpathSync: (path) => host("realpath", nameOf(path)),
  readlinkSync: (path) => host("stat", nameOf(path), "readlink", false).target,
  symlinkSync: (target, path) => void host("symlink", String(target), nameOf(path)),
  mkdtempSync(prefix) {
    const path = prefix + Math.random().toString(36).slice(2, 8).padEnd(6, "x");
    sync.mkdirSync(path);
    return path;
  },
  truncateSync: (path, length = 0) =>
    void host("write", nameOf(path), host("read", nameOf(path)).slice(0, length)),
};

/** What a disk takes. */
const DISK_MS = 2;
const promises = { constants: {} };
const fs = { ...sync, promises, constants: { F_OK: 0, R_OK: 4, W_OK: 2, X_OK: 1 }, Stats, Dirent };
for (const name of Object.keys(sync)) {
  const plain = name.slice(0, -4);
  promises[plain] = async (...given) => {
    await new Promise((done) => setTimeout(done, DISK_MS));
    return sync[name](...given);
  };
  fs[plain] = (...given) => {
    const callback = given.pop();
    if (typeof callback !== "function") {
      const error = new TypeError('The "cb" argument must be of type function. Received undefined');
      throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
    }
    setTimeout(() => {
      if (name === "existsSync") return callback(sync[name](...given));
      let value;
      try {
        value = sync[name](...given);
      } catch (error) {
        return callback(error);
      }
      callback(null, ...(value === undefined ? [] : [value]));
    }, DISK_MS);
  };
}

class WriteStream extends EventEmitter {
  constructor(path, options) {
    super();
    Object.assign(this, { path, writable: true, bytesWritten: 0 });
    if (encodingOf(options) !== "a" && options?.flags !== "a") sync.writeFileSync(path, "");
    nextTick(() => this.emit("open", 3));
  }
  write(data, _encoding, callback) {
    sync.appendFileSync(this.path, data);
    this.bytesWritten += textOf(data).length;
    if (typeof callback === "function") nextTick(callback);
    return true;
  }
  end(data, ...rest) {
    if (data !== undefined && typeof data !== "function") this.write(data);
    const callback = [data, ...rest].find((one) => typeof one === "function");
    nextTick(() => {
      this.emit("finish");
      this.emit("close");
      callback?.();
    });
    return this;
  }
}
class ReadStream extends EventEmitter {
  constructor(path, options) {
    super();
    this.path = path;
    this.encoding = encodingOf(options);
    setImmediate(() => this.#start());
  }
  #start() {
    let data;
    try {
      data = sync.readFileSync(this.path, this.encoding);
    } catch (error) {
      return this.emit("error", error);
    }
    this.emit("open", 3);
    if (data.length > 0) this.emit("data", data);
    this.emit("end");
    this.emit("close");
  }
  setEncoding(encoding) {
    this.encoding = encoding;
    return this;
  }
  pipe(target) {
    this.on("data", (data) => void target.write(data));
    this.on("end", () => target !== process.stdout && target.end());
    return target;
  }
  async *[Symbol.asyncIterator]() {
    yield sync.readFileSync(this.path, this.encoding);
  }
}
fs.createWriteStream = (path, options) => new WriteStream(path, options);
fs.createReadStream = (path, options) => new ReadStream(path, options);
fs.watch = fs.watchFile = () => new EventEmitter();
module.exports = fs;
