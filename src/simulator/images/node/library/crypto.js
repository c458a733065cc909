// require("crypto"): chance and digests.
"use strict";
const randomBytes = (size) =>
  Buffer.from(Array.from({ length: size }, () => Math.floor(Math.random() * 256)));
const KINDS = ["md5", "sha1", "sha256", "sha512"];
const asHost = (bytes) => bytes.toString("host");
class Hash {
  #parts = [];
  #kind;
  #key;
  constructor(kind, key) {
    this.#kind = String(kind).toLowerCase().replace("-", "");
    this.#key = key;
    if (KINDS.includes(this.#kind)) return;
    const error = new Error(key === null ? "Digest method not supported" : "Invalid digest: " + kind);
    throw Object.assign(error, { code: "ERR_CRYPTO_INVALID_DIGEST" });
  }
  update(data, encoding) {
    this.#parts.push(typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data));
    return this;
  }
  digest(encoding) {
    const bytes = Buffer.from(host("hash", this.#kind, asHost(Buffer.concat(this.#parts)), this.#key), "hex");
    return encoding ? bytes.toString(encoding) : bytes;
  }
}
module.exports = {
  randomBytes,
  randomInt: (low, high) =>
    high === undefined ? Math.floor(Math.random() * low) : low + Math.floor(Math.random() * (high - low)),
  randomUUID() {
    const bytes = randomBytes(16);
    bytes[6] = bytes[6] & 15 | 64;
    bytes[8] = bytes[8] & 63 | 128;
    return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  },
  createHash: (kind) => new Hash(kind, null),
  createHmac: (kind, key) => new Hash(kind, asHost(Buffer.from(key))),
  timingSafeEqual(left, right) {
    if (left.length === right.length) return left.every((byte, at) => byte === right[at]);
    const error = new RangeError("Input buffers must have the same byte length");
    throw Object.assign(error, { code: "ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH" });
  },
  getHashes: () => KINDS,
};
