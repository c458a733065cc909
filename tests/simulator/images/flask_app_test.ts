import assert from "node:assert/strict";
import { answerOf, readFlaskApp } from "../../../src/simulator/images/flask_app.ts";

const APP = `import os
from flask import Flask, jsonify
NAME = "world"
app = Flask(__name__)

@app.route("/")
def hello():
    return "Hello World!"

@app.route('/user/<name>')
def user(name):
    greeting = f"Hi {name}, " + NAME
    return greeting, 201

@app.route("/add/<int:a>")
def add(a):
    return jsonify(sum=int(a) + 1, ok=True)

@app.get("/env")
def env():
    return {"who": os.environ.get("WHO", "nobody"), "host": os.environ["HOSTNAME"]}

@app.route("/post", methods=["POST", "PUT"])
def post():
    return request.method

@app.route("/broken")
def broken():
    return missing(1)

if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8080, debug=True)
`;

function ask(path: string, method = "GET") {
  const request = { method, path, headers: {}, body: "", from: "10.0.0.1" };
  const { status, body } = answerOf(readFlaskApp(APP)!, request, { HOSTNAME: "h" });
  return [status, body];
}

const ANSWERS: [path: string, status: number, body: string, method?: string][] = [
  ["/", 200, "Hello World!"],
  ["/?x=1", 200, "Hello World!"],
  ["/user/ada", 201, "Hi ada, world"],
  ["/add/2", 200, '{"sum":3,"ok":true}\n'],
  ["/env", 200, '{"who":"nobody","host":"h"}\n'],
  ["/post", 200, "POST", "POST"],
];

for (const [path, status, body, method] of ANSWERS) {
  Deno.test(`${method ?? "GET"} ${path} is answered ${status}`, () =>
    assert.deepEqual(ask(path, method), [status, body]));
}

for (
  const [path, status, method] of [["/nope", 404, "GET"], ["/add/x", 404, "GET"], ["/", 405, "POST"], [
    "/broken",
    500,
    "GET",
  ]] as const
) {
  Deno.test(`${method} ${path} is answered ${status} with a page`, () => {
    const [found, body] = ask(path, method);
    assert.equal(found, status);
    assert.match(String(body), /^<!doctype html>/);
  });
}

Deno.test("how it is run is read, and what is no application is none", () => {
  assert.deepEqual(readFlaskApp(APP)!.run, { host: '"0.0.0.0"', port: "8080", debug: "True" });
  assert.equal(readFlaskApp("print('x')"), undefined);
});
