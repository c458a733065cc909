// The package dotenv.
"use strict";
const fs = require("fs");
const parse = (text) =>
  Object.fromEntries(
    String(text).split("\n").map((line) => /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line)).filter(
      Boolean,
    )
      .map(([, key, value]) => [key, value.replace(/^(["'])(.*)\1$/, "$2")]),
  );
module.exports = {
  parse,
  config({ path = ".env" } = {}) {
    if (!fs.existsSync(path)) {
      return { error: new Error("ENOENT: no such file or directory, open '" + path + "'") };
    }
    const parsed = parse(fs.readFileSync(path));
    for (const [key, value] of Object.entries(parsed)) process.env[key] ??= value;
    return { parsed };
  },
};
