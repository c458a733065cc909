// require("path")
"use strict";
function normalize(path) {
  if (path === "") return ".";
  const isAbsolute = path.startsWith("/");
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else if (!isAbsolute) parts.push("..");
  }
  const joined = parts.join("/") + (path.endsWith("/") && parts.length > 0 ? "/" : "");
  return isAbsolute ? "/" + joined : joined || ".";
}
function checked(path) {
  if (typeof path === "string") return path;
  const shown = path === undefined || path === null
    ? String(path)
    : "type " + typeof path + " (" + String(path) + ")";
  const error = new TypeError('The "path" argument must be of type string. Received ' + shown);
  throw Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}
function resolve(...given) {
  let path = "";
  for (const one of given) {
    checked(one);
    if (one !== "") path = one.startsWith("/") ? one : path === "" ? one : path + "/" + one;
  }
  const whole = normalize(path.startsWith("/") ? path : host("cwd") + "/" + path);
  return whole.length > 1 ? whole.replace(/\/$/, "") : whole;
}
function dirname(path) {
  const at = checked(path).replace(/\/+$/, "").lastIndexOf("/");
  return at < 0 ? "." : at === 0 ? "/" : path.slice(0, at);
}
function basename(path, ending = "") {
  const plain = checked(path).replace(/\/+$/, "");
  const name = plain.slice(plain.lastIndexOf("/") + 1);
  return ending !== "" && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
}
function extname(path) {
  const name = basename(path);
  const at = name.lastIndexOf(".");
  return at <= 0 ? "" : name.slice(at);
}
function relative(from, to) {
  const [a, b] = [resolve(from), resolve(to)].map((path) => path.split("/").filter(Boolean));
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return [...a.slice(same).map(() => ".."), ...b.slice(same)].join("/");
}
const path = {
  sep: "/",
  delimiter: ":",
  normalize,
  join: (...given) => normalize(given.map(checked).filter(Boolean).join("/")),
  resolve,
  dirname,
  basename,
  extname,
  relative,
  isAbsolute: (one) => checked(one).startsWith("/"),
  parse(one) {
    const [base, ext] = [basename(one), extname(one)];
    const dir = dirname(one) === "." && !one.startsWith(".") ? "" : dirname(one);
    return {
      root: one.startsWith("/") ? "/" : "",
      dir,
      base,
      ext,
      name: base.slice(0, base.length - ext.length),
    };
  },
  format: ({ dir, root = "", base, name = "", ext = "" }) => (dir ? dir + "/" : root) + (base ?? name + ext),
};
module.exports = Object.assign(path, { posix: path });
