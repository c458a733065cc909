import assert from "node:assert/strict";
import { serveApp } from "./flask_server.ts";

const APP = `import os
from flask import Flask, abort, jsonify, make_response, redirect, request, url_for, Response

app = Flask(__name__)
counts = {}

@app.route("/")
def hello():
    return "Hello World!"

@app.route("/user/<name>")
def user(name):
    if name == "nobody":
        abort(403)
    counts[name] = counts.get(name, 0) + 1
    return f"Hi {name}, {counts[name]}", 201, {"X-Seen": str(counts[name])}

@app.route("/add/<int:a>/<float:b>")
def add(a, b):
    return jsonify(sum=a + b, ok=True, who="é")

@app.get("/env/")
def env():
    return {"who": os.environ.get("WHO", "nobody"), "list": [1, None]}

@app.route("/post", methods=["POST"])
def post():
    return request.get_json()

@app.post("/form")
def form():
    return request.method + request.form["a"] + request.headers.get("X-A", "-")

@app.route("/arg")
def arg():
    return request.args["q"] + request.args.get("other", "!")

@app.route("/away")
def away():
    return redirect(url_for("user", name="a b", page=2))

@app.route("/own")
def own():
    return Response("a,b", status=202, mimetype="text/csv")

@app.route("/made")
def made():
    made = make_response("x", 418)
    made.headers["X-Tea"] = "pot"
    return made

@app.route("/none")
def none():
    pass

@app.errorhandler(404)
def lost(error):
    return f"lost: {error.code}", 404

app.run()
`;

const JSON_TYPE = { headers: { "content-type": "application/json" } };
/** As Flask 3.1.3's test client was answered. */
const ANSWERS: [
  path: string,
  status: number,
  body: RegExp,
  given?: Parameters<ReturnType<typeof serveApp>["ask"]>[1],
][] = [
  ["/?x=1", 200, /^Hello World!$/],
  ["/user/ada", 201, /^Hi ada, 1$/],
  ["/user/nobody", 403, /<h1>Forbidden<\/h1>\n<p>You don&#39;t have/],
  ["/add/2/1.5", 200, /^\{"ok":true,"sum":3\.5,"who":"\\u00e9"\}\n$/],
  ["/add/x/1.5", 404, /^lost: 404$/],
  ["/env/", 200, /^\{"list":\[1,null\],"who":"me"\}\n$/],
  ["/env", 308, /<a href="http:\/\/h\/env\/">/],
  ["/post", 405, /<h1>Method Not Allowed<\/h1>/],
  ["/post", 200, /^\{"a":1\}\n$/, { method: "POST", body: '{"a": 1}', ...JSON_TYPE }],
  ["/post", 400, /<h1>Bad Request<\/h1>/, { method: "POST", body: "{", ...JSON_TYPE }],
  ["/post", 415, /<h1>Unsupported Media Type<\/h1>/, { method: "POST", body: "{}" }],
  ["/form", 200, /^POST1 2x$/, {
    method: "POST",
    body: "a=1+2",
    headers: { "Content-Type": "application/x-www-form-urlencoded", "x-a": "x" },
  }],
  ["/arg?q=a%20b", 200, /^a b!$/],
  ["/arg", 400, /<h1>Bad Request<\/h1>/],
  ["/away", 302, /<a href="\/user\/a%20b\?page=2">/],
  ["/own", 202, /^a,b$/],
  ["/made", 418, /^x$/],
  ["/none", 500, /<h1>Internal Server Error<\/h1>/],
];

for (const [path, status, body, given] of ANSWERS) {
  Deno.test(`${given?.method ?? "GET"} ${path} is answered ${status}`, () => {
    const answer = serveApp(APP).ask(path, given);
    assert.equal(answer.status, status);
    assert.match(answer.body, body);
  });
}

Deno.test("what an application keeps it has for the next request", () => {
  const { ask } = serveApp(APP);
  ask("/user/ada");
  assert.equal(ask("/user/ada").headers["X-Seen"], "2");
  assert.equal(ask("/own").headers["Content-Type"], "text/csv");
  assert.equal(ask("/made").headers["X-Tea"], "pot");
  assert.equal(ask("/post").headers["Allow"], "POST, OPTIONS");
  assert.equal(ask("/", { method: "OPTIONS" }).headers["Allow"], "GET, HEAD, OPTIONS");
});

Deno.test("what a view raises is told, and the page says nothing of it", () => {
  const served = serveApp(APP.replace("pass\n", "return counts['x']\n"));
  assert.equal(served.ask("/none").status, 500);
  assert.match(
    served.err(),
    /ERROR in app: Exception on \/none \[GET\]\nTraceback[^]*line \d+, in none\n[^]*KeyError: 'x'\n/,
  );
});
