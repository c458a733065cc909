import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { ask, runArgv } from "../machine.ts";

const start = (isUp: boolean) => {
  const files = filesOf(nginx);
  files.write(
    "/etc/nginx/conf.d/default.conf",
    "server { location / { proxy_pass http://web:5000; } location /v1/ { proxy_pass http://web:5000/api/; } }\n",
  );
  return runArgv([...nginx.entrypoint, ...nginx.cmd], {
    image: nginx,
    files,
    answer: ({ host, port, request }) =>
      isUp ? { status: 201, headers: { Server: "app" }, body: `${host}:${port}${request.path}` } : undefined,
  });
};

Deno.test("a request is passed on; the location's prefix becomes the path of the URL", () => {
  const ran = start(true);
  assert.equal(ask(ran, 80, "/v1/a?b=c").body, "10.96.1.2:5000/api/a?b=c");
  const { status, body, headers } = ask(ran, 80, "/v1");
  assert.deepEqual([status, body, headers["Server"]], [201, "10.96.1.2:5000/v1", "nginx/1.29.0"]);
});

Deno.test("nobody answers behind it: 502", () => {
  const { status, body } = ask(start(false), 80);
  assert.equal(status, 502);
  assert.match(body, /<h1>502 Bad Gateway<\/h1>/);
});

Deno.test("a site that passes to itself ends with 500", () => {
  const files = filesOf(nginx);
  files.write("/etc/nginx/conf.d/default.conf", "server { location / { proxy_pass http://web; } }\n");
  const ran: ReturnType<typeof runArgv> = runArgv([...nginx.entrypoint, ...nginx.cmd], {
    image: nginx,
    files,
    answer: () => ask(ran, 80),
  });
  assert.equal(ask(ran, 80).status, 500);
});
