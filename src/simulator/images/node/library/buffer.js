// require("buffer"), TextEncoder and TextDecoder. "host" stands for how the machine keeps bytes as text.
"use strict";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function utf8Bytes(text, keepsBytes) {
  const bytes = [];
  for (const letter of text) {
    let point = letter.codePointAt(0);
    if (keepsBytes && point >= 0xdc80 && point <= 0xdcff) {
      bytes.push(point & 0xff);
      continue;
    }
    if (point >= 0xd800 && point <= 0xdfff) point = 0xfffd;
    if (point < 0x80) bytes.push(point);
    else if (point < 0x800) bytes.push(0xc0 | point >> 6, 0x80 | point & 63);
    else if (point < 0x10000) bytes.push(0xe0 | point >> 12, 0x80 | point >> 6 & 63, 0x80 | point & 63);
    else bytes.push(0xf0 | point >> 18, 0x80 | point >> 12 & 63, 0x80 | point >> 6 & 63, 0x80 | point & 63);
  }
  return bytes;
}
function utf8Text(bytes, keepsBytes) {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at];
    const length = first < 0x80
      ? 1
      : first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
      ? 3
      : first >= 0xf0 && first < 0xf5
      ? 4
      : 0;
    let point = length === 1 ? first : first & 0xff >> length + 1;
    let isWhole = length > 0 && at + length <= bytes.length;
    for (let next = 1; isWhole && next < length; next++) {
      isWhole = (bytes[at + next] & 0xc0) === 0x80;
      point = point << 6 | bytes[at + next] & 63;
    }
    text += isWhole
      ? String.fromCodePoint(point)
      : keepsBytes
      ? String.fromCharCode(0xdc00 + first)
      : "\ufffd";
    at += isWhole ? length : 1;
  }
  return text;
}
function base64Text(bytes, isUrl) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = bytes[at] << 16 | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => ALPHABET[bits >> shift & 63]);
    const rest = bytes.length - at;
    text += letters.slice(0, rest >= 3 ? 4 : rest + 1).join("") +
      (isUrl ? "" : "=".repeat(rest >= 3 ? 0 : 3 - rest));
  }
  return isUrl ? text.replaceAll("+", "-").replaceAll("/", "_") : text;
}
function base64Bytes(text) {
  const plain = text.replaceAll("-", "+").replaceAll("_", "/").replace(/[^A-Za-z0-9+/]/g, "");
  const bytes = [];
  for (let at = 0; at < plain.length; at += 4) {
    const codes = [...plain.slice(at, at + 4)].map((letter) => ALPHABET.indexOf(letter));
    const bits = codes.reduce((sum, code, index) => sum | code << 18 - 6 * index, 0);
    for (let index = 0; index < codes.length - 1; index++) bytes.push(bits >> 16 - 8 * index & 255);
  }
  return bytes;
}
function bytesOf(text, encoding = "utf8") {
  switch (String(encoding).toLowerCase()) {
    case "hex":
      return (text.match(/[\da-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
    case "base64":
    case "base64url":
      return base64Bytes(text);
    case "latin1":
    case "binary":
    case "ascii":
      return [...text].map((letter) => letter.charCodeAt(0) & 255);
    default:
      return utf8Bytes(text, encoding === "host");
  }
}
class Buffer extends Uint8Array {
  static from(value, encoding) {
    if (typeof value === "string") return new Buffer(bytesOf(value, encoding));
    if (value instanceof ArrayBuffer) return new Buffer(value);
    if (value?.type === "Buffer") return new Buffer(value.data);
    return new Buffer([...value]);
  }
  static alloc(size, fill = 0) {
    const made = new Buffer(size);
    if (typeof fill === "number") return made.fill(fill);
    const bytes = bytesOf(fill);
    for (let at = 0; at < size; at++) made[at] = bytes[at % bytes.length];
    return made;
  }
  static allocUnsafe(size) {
    return new Buffer(size);
  }
  static isBuffer(value) {
    return value instanceof Buffer;
  }
  static byteLength(value, encoding) {
    return typeof value === "string" ? bytesOf(value, encoding).length : value.byteLength;
  }
  static concat(list) {
    return new Buffer(list.flatMap((one) => [...one]));
  }
  toString(encoding = "utf8", from = 0, to = this.length) {
    const bytes = from === 0 && to === this.length ? this : this.subarray(from, to);
    switch (String(encoding).toLowerCase()) {
      case "hex":
        return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      case "base64":
        return base64Text(bytes, false);
      case "base64url":
        return base64Text(bytes, true);
      case "latin1":
      case "binary":
      case "ascii":
        return [...bytes].map((byte) => String.fromCharCode(byte)).join("");
      default:
        return utf8Text(bytes, encoding === "host");
    }
  }
  toJSON() {
    return { type: "Buffer", data: [...this] };
  }
  equals(other) {
    return this.length === other.length && this.every((byte, at) => byte === other[at]);
  }
  write(text, at = 0) {
    const bytes = bytesOf(text).slice(0, this.length - at);
    this.set(bytes, at);
    return bytes.length;
  }
  [Symbol.for("nodejs.util.inspect.custom")]() {
    const shown = [...this.subarray(0, 50)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    return "<Buffer" + (shown && " " + shown) +
      (this.length > 50 ? " ... " + (this.length - 50) + " more bytes" : "") + ">";
  }
}
class TextEncoder {
  encoding = "utf-8";
  encode(text = "") {
    return new Uint8Array(utf8Bytes(text, false));
  }
}
class TextDecoder {
  encoding = "utf-8";
  decode(bytes = []) {
    return utf8Text(new Uint8Array(bytes.buffer ?? bytes), false);
  }
}
module.exports = {
  Buffer,
  TextEncoder,
  TextDecoder,
  btoa: (text) => base64Text(bytesOf(text, "latin1"), false),
  atob: (text) => Buffer.from(text, "base64").toString("latin1"),
};
