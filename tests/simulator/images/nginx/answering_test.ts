import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { ask, runArgv } from "../machine.ts";

const start = (site: string) => {
  const files = filesOf(nginx);
  files.write("/etc/nginx/conf.d/default.conf", site);
  return { files, ran: runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files }) };
};

Deno.test("server_tokens off hides the version, in the header and on the page", () => {
  const { status, headers, body } = ask(start("server { server_tokens off; return 403; }").ran, 80);
  assert.deepEqual([status, headers["Server"]], [403, "nginx"]);
  assert.match(body, /<hr><center>nginx<\/center>/);
});

Deno.test("redirections name the port on which nginx listens, unless they may not", () => {
  const at = (words: string) =>
    ask(start(`server { listen 81; ${words} return 302 /x; }`).ran, 81).headers["Location"];
  assert.deepEqual([at(""), at("port_in_redirect off;"), at("absolute_redirect off;")], [
    "http://h:81/x",
    "http://h/x",
    "/x",
  ]);
});

for (
  const [path, status, body] of [
    ["/a/%2e%2e//b/./c", 200, "/b/c"],
    ["/a/..", 200, "/"],
    ["/b/%C3%A9/.", 200, "/b/é/"],
    ["/%ff", 200, "/%ff"],
    ["/../etc/passwd", 400],
    ["/a/%2e%2e/%2E./etc/passwd", 400],
    ["/a%00", 400],
    ["/%zz", 400],
  ] as const
) {
  Deno.test(`the path ${path} is ${body ?? "refused"}`, () => {
    const told = ask(start("server { location / { return 200 $uri; } }").ran, 80, path);
    assert.equal(told.status, status);
    if (body !== undefined) assert.equal(told.body, body);
  });
}

Deno.test("the log of errors names a worker that is there, and counts the connections", () => {
  const { ran } = start("server { location / { deny all; } }");
  for (const _ of [1, 2]) ask(ran, 80, "/x");
  const worker = /start worker process (\d+)/.exec(ran.err)?.[1];
  assert.ok(ran.err.includes(`[error] ${worker}#${worker}: *2 access forbidden by rule`));
});

Deno.test("a log of one's own, in a format of one's own", () => {
  const site = "log_format short '$status $uri $http_referer';\n" +
    "server { access_log /tmp/own.log short; location / { return 200 a; } }";
  const { files, ran } = start(site);
  ask(ran, 80, "/x");
  assert.equal(files.read("/tmp/own.log"), "200 /x -\n");
});
