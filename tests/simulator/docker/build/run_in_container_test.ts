import assert from "node:assert/strict";
import { smallBuilder } from "./small_build.ts";

Deno.test("a RUN line sees a container: its name, its processes, its user, its devices", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const run = "hostname > /a; cat /proc/1/comm >> /a; echo x > /dev/null; id -u >> /a";
  const { files, error } = build(`FROM busybox\nRUN ${run}`);
  assert.equal(error, undefined);
  assert.match(files!.read("/a")!, /^[0-9a-f]{12}\nsh\n0\n$/);
  assert.deepEqual([files!.list("/dev"), files!.list("/proc")], [[], []]);
});

Deno.test("another user has its rights", () => {
  const { build, pull } = smallBuilder();
  pull("busybox");
  const { error, text } = build("FROM busybox\nUSER 1000\nRUN echo x > /etc/x");
  assert.match(text, /Permission denied/);
  assert.match(error!, /returned a non-zero code: 1$/);
});

Deno.test("what a line installs, the same line and the next can run", () => {
  const { build } = smallBuilder();
  const { error, files } = build(
    "FROM debian\nRUN apt-get update && apt-get install -y curl && curl --version > /a\nRUN curl --version > /b",
  );
  assert.equal(error, undefined);
  assert.deepEqual([/^curl /.test(files!.read("/a")!), files!.read("/b")], [true, files!.read("/a")]);
});

Deno.test("the lecture's application is built, with what it needs", () => {
  const { build } = smallBuilder();
  const { image, files, error } = build(
    'FROM python\nADD requirements.txt /\nRUN pip install -r requirements.txt\nADD app.py /src/\nWORKDIR /src\nENTRYPOINT ["python"]\nCMD ["app.py"]\n',
    { "requirements.txt": "flask\n", "app.py": "from flask import Flask\n" },
  );
  assert.equal(error, undefined);
  assert.ok(files!.isFolder("/usr/local/lib/python3.13/site-packages/flask"));
  assert.deepEqual([image!.config.Entrypoint, image!.config.Cmd], [["python"], ["app.py"]]);
});
