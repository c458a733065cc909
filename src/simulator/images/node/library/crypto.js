// require("crypto"): chance and SHA-256.
"use strict";
const randomBytes = (size) =>
  Buffer.from(Array.from({ length: size }, () => Math.floor(Math.random() * 256)));
class Hash {
  #parts = [];
  update(data, encoding) {
    this.#parts.push(typeof data === "string" ? Buffer.from(data, encoding) : Buffer.from(data));
    return this;
  }
  digest(encoding) {
    const bytes = Buffer.from(host("sha256", Buffer.concat(this.#parts).toString("host")), "hex");
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
  createHash(name) {
    if (String(name).toLowerCase() === "sha256") return new Hash();
    const error = new Error("Digest method not supported");
    throw Object.assign(error, { code: "ERR_CRYPTO_INVALID_DIGEST" });
  },
  getHashes: () => ["sha256"],
};
