import assert from "node:assert/strict";
import { EventQueue } from "../../../src/simulator/clock/event_queue.ts";
import { FileTree } from "../../../src/simulator/host/file_tree.ts";
import { filesOf } from "../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../src/simulator/images/nginx.ts";
import { ask, runArgv, runScript, START_MS } from "./machine.ts";

const start = (...argv: string[]) => runArgv([...nginx.entrypoint, ...argv], { image: nginx });

Deno.test("nginx serves its welcome page and logs the request", () => {
  const ran = start(...nginx.cmd);
  assert.equal(ran.code, undefined);
  const ask = (path: string) =>
    ran.ports.get(80)!({
      method: "GET",
      path,
      headers: { "User-Agent": "curl/8" },
      body: "",
      from: "10.0.0.1",
    });
  assert.match(ask("/").body, /<h1>Welcome to nginx!<\/h1>/);
  assert.equal(ask("/nope").status, 404);
  assert.deepEqual(ran.process.termination.handler, { exitCode: 0, afterMs: 40 });
});

Deno.test("before it serves it writes its number, and makes the folders of its caches for its workers", () => {
  const { files } = start(...nginx.cmd).process.machine;
  assert.match(files.read("/run/nginx.pid") ?? "", /^\d+\n$/);
  assert.deepEqual(
    files.listNames("/var/cache/nginx"),
    ["client_temp", "fastcgi_temp", "proxy_temp", "scgi_temp", "uwsgi_temp"],
  );
  const { mode, uid } = files.facts("/var/cache/nginx/client_temp")!;
  assert.deepEqual([mode & 0o777, uid], [0o700, 101]);
});

Deno.test("a folder without an index is forbidden, and lengths are bytes", () => {
  const ran = start(...nginx.cmd);
  const { files } = ran.process.machine;
  const ask = () => ran.ports.get(80)!({ method: "GET", path: "/", headers: {}, body: "", from: "10.0.0.1" });
  files.write("/usr/share/nginx/html/index.html", "Grüße\n");
  assert.deepEqual([ask().status, ask().headers["Content-Length"]], [200, "8"]);
  files.remove("/usr/share/nginx/html/index.html");
  assert.equal(ask().status, 403);
  assert.match(ask().body, /<h1>403 Forbidden<\/h1>/);
});

for (
  const [tag, isThere] of [
    ["latest", true],
    ["1.16", true],
    ["1.16.1", true],
    ["1.27-alpine", true],
    ["alpine-slim", true],
    ["stable-alpine-perl", true],
    ["1.161", false],
    ["1.99.1", false],
    ["latest-nope", false],
  ] as const
) {
  Deno.test(`nginx:${tag} is ${isThere ? "" : "not "}there`, () => assert.equal(nginx.hasTag(tag), isThere));
}

Deno.test("the entrypoint becomes other commands", () => {
  const ran = start("sh", "-c", "echo hi; exit 5");
  assert.deepEqual([ran.out, ran.code], ["hi\n", 5]);
});

Deno.test("nginx -v tells the version of the tag", () => {
  assert.equal(
    runScript("nginx -v", { image: nginx, env: nginx.envOfTag!("1.14.2") }).err,
    "nginx version: nginx/1.14.2\n",
  );
});

Deno.test("nginx does not start where it may not write, unless it is given places to", () => {
  const files = filesOf(nginx);
  files.protect(["/dev"]);
  const ran = runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files });
  assert.equal(ran.code, 1);
  const problem = 'mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)';
  assert.ok(ran.err.endsWith(`nginx: [emerg] ${problem}\n`), ran.err);
  files.share("/var/cache/nginx", new FileTree({}));
  files.share("/var/run", new FileTree({}));
  assert.equal(runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files }).code, undefined);
  const other = filesOf(nginx);
  other.uid = 1000;
  assert.match(
    runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files: other }).err,
    /\(13: Permission denied\)/,
  );
});

Deno.test("bash and dash word a missing program differently", () => {
  assert.equal(runArgv(["bash", "-c", "ps"], { image: nginx }).err, "bash: line 1: ps: command not found\n");
  assert.equal(runArgv(["sh", "-c", "ps"], { image: nginx }).err, "sh: 1: ps: not found\n");
});

Deno.test("a master of root and four workers of nginx; one that is killed is replaced", () => {
  const ran = start(...nginx.cmd);
  const task = ran.process.task!;
  const rows = () =>
    task.kernel.rowsIn(task.namespaces.pid).map((row) => `${row.pid} ${row.user} ${row.command}`);
  assert.deepEqual(rows(), [
    "1 root nginx: master process nginx -g daemon off;",
    ...[29, 30, 31, 32].map((pid) => `${pid} nginx nginx: worker process`),
  ]);
  task.kernel.signalIn(task.namespaces.pid, 30, "KILL");
  assert.deepEqual(rows().map((row) => row.split(" ")[0]), ["1", "29", "31", "32", "33"]);
});

Deno.test("Ctrl-C, which master and workers hear, ends nginx, and nobody is replaced", () => {
  const queue = new EventQueue(START_MS);
  const ran = runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, queue });
  const task = ran.process.task!;
  for (const pid of [1, 29, 30, 31, 32]) task.kernel.signalIn(task.namespaces.pid, pid, "INT");
  queue.advanceTo(queue.now() + 1000);
  assert.deepEqual([task.hasEnded, task.exit?.code], [true, 0]);
  assert.doesNotMatch(ran.err, /SIGCHLD|worker process 33/);
});

const withSite = (text: string) => {
  const files = filesOf(nginx);
  files.write("/etc/nginx/conf.d/default.conf", text);
  return files;
};

Deno.test("nginx -t tells the place of a mistake, and nginx does not start with it", () => {
  const files = withSite("server {\n    listen 80;\n    foo bar;\n}\n");
  const problem = 'nginx: [emerg] unknown directive "foo" in /etc/nginx/conf.d/default.conf:3\n';
  const tested = runArgv(["nginx", "-t"], { image: nginx, files });
  assert.ok(tested.err.endsWith(`${problem}nginx: configuration file /etc/nginx/nginx.conf test failed\n`));
  assert.equal(tested.code, 1);
  const ran = runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files });
  assert.deepEqual([ran.code, ran.err.endsWith(problem)], [1, true]);
});

Deno.test("a mounted site decides the port, fixed answers, folders and headers", () => {
  const files = withSite(
    'server { listen 8080; root /srv; add_header X-A b; location /ping { return 200 "pong\\n"; }\n' +
      "location /old { return 301 /new; } location /img/ { alias /pictures/; } }\n",
  );
  files.makeFolder("/srv");
  files.makeFolder("/pictures");
  files.write("/srv/index.html", "home\n");
  files.write("/pictures/a.txt", "a\n");
  const ran = runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files });
  const shown = ["/", "/ping", "/old", "/img/a.txt", "/nope"].map((path) => {
    const { status, body, headers } = ask(ran, 8080, path);
    return [status, headers["Location"] ?? body.split("\n")[0], headers["X-A"]].join(" ");
  });
  assert.deepEqual(shown, [
    "200 home b",
    "200 pong b",
    "301 http://h:8080/new b",
    "200 a b",
    "404 <html>\r ",
  ]);
  assert.equal(ran.ports.has(80), false);
});

for (
  const [order, code, text] of [
    ["quit", 0, "signal process started\n"],
    ["reload", 0, "signal process started\n"],
    ["reopen", 1, "the log goes to the container's output\n"],
    ["dance", 1, 'nginx: invalid option: "-s dance"\n'],
  ] as const
) {
  Deno.test(`nginx -s ${order}`, () => {
    const ran = runArgv(["nginx", "-s", order], { image: nginx });
    assert.deepEqual([ran.code, ran.err.endsWith(text)], [code, true]);
  });
}

Deno.test("nginx reads its files again on SIGHUP; with a mistake all stays as it was", () => {
  const files = withSite("server { listen 80; location / { return 200 one; } }\n");
  const queue = new EventQueue(START_MS);
  const ran = runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files, queue });
  const task = ran.process.task!;
  const told = (site: string) => {
    files.write("/etc/nginx/conf.d/default.conf", site);
    task.signal("HUP");
    queue.advanceTo(queue.now() + 100);
    const workers = task.kernel.rowsIn(task.namespaces.pid).length - 1;
    return [ask(ran, 80).body, workers].join(" ");
  };
  assert.equal(told("server { listen 80; location / { return 200 two; } }\n"), "two 4");
  assert.equal(told("server { listen 80; oops; }\n"), "two 4");
  assert.equal(task.hasEnded, false);
});
