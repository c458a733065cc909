import assert from "node:assert/strict";
import { serveApp } from "./flask_server.ts";

const APP = `from flask import Flask, render_template, render_template_string
app = Flask(__name__)

@app.route("/text")
def text():
    return render_template_string("<b>{{ name }}</b>{# why #} {{ n + 1 }}{{ missing }}", name="<x>", n=2)

@app.route("/file")
def file():
    return render_template("hello.html", names=["a", "b"])

@app.route("/loop")
def loop():
    return render_template_string("{% for one in all %}x{% endfor %}")

app.run()
`;

const FILES = { "templates/hello.html": "{{ names[1].upper() }}\n" };

Deno.test("a template is filled, and what comes of a value is no markup", () => {
  const { ask, err } = serveApp(APP, FILES);
  assert.equal(ask("/text").body, "<b>&lt;x&gt;</b> 3");
  assert.equal(ask("/file").body, "B\n");
  assert.equal(ask("/loop").status, 500);
  assert.match(err(), /NotImplementedError: this simulated flask knows no \{% for %\} in templates\n/);
});
