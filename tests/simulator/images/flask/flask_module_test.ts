import assert from "node:assert/strict";
import { serveApp } from "./flask_server.ts";

const HEAD = "from flask import Flask, request\napp = Flask(__name__)\n";

const REFUSED: [line: string, last: RegExp][] = [
  ["app.route('nope')", /\nValueError: URL rule 'nope' must start with a slash\.\n$/],
  [
    "app.route('/a')(lambda: 1); app.route('/b')(lambda: 2)",
    /\nAssertionError: View function mapping is overwriting an existing endpoint function: <lambda>\n$/,
  ],
  ["print(request.path)", /\nRuntimeError: Working outside of request context\.\n$/],
  ["from flask import nope", /\nImportError: cannot import name 'nope' from 'flask'/],
];

for (const [line, last] of REFUSED) {
  Deno.test(`refused: ${line}`, () => assert.match(serveApp(`${HEAD}${line}\n`).err(), last));
}
