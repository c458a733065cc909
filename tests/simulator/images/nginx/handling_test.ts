import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { ask, runArgv } from "../machine.ts";

const SITE = `map $arg_v $kind { default old; 2 new; }
server {
  listen 8080; root /srv; server_name shop;
  error_page 404 /404.html;
  location / { try_files $uri $uri/ /index.html; }
  location /plain/ { add_header X-Uri $uri; }
  location = /vars { return 200 "$request_method $host $uri $args $arg_a $kind $http_x_me"; }
  location /old/ { rewrite ^/old/(.*)$ /plain/$1 last; }
  location /away { rewrite ^ http://other/$arg_a? permanent; }
  location /img/ { alias /pictures/; autoindex on; }
  location /named { try_files /nope @back; }
  location @back { return 200 back; }
  location /none { try_files /nope =503; error_page 503 =200 /plain/a.css; }
  location /hidden { internal; }
  location /if { if ($request_method = GET) { return 202 get; } return 200 other; }
  location /closed { deny 10.0.0.0/8; allow all; error_page 403 =401 /plain/a.css; }
  location /again { rewrite ^ /again last; }
  location /gone { return 410; }
  location /up { proxy_pass http://$arg_to; }
}
`;

function start(): ReturnType<typeof runArgv> {
  const files = filesOf(nginx);
  files.write("/etc/nginx/conf.d/default.conf", SITE);
  for (const folder of ["/srv", "/srv/plain", "/srv/plain/sub", "/pictures"]) files.makeFolder(folder);
  const texts = {
    "/srv/index.html": "home",
    "/srv/404.html": "lost",
    "/srv/plain/a.css": "css",
    "/srv/plain/b.nope": "b",
    "/srv/plain/secret.txt": "s",
    "/pictures/a.png": "png",
  };
  for (const [path, text] of Object.entries(texts)) files.write(path, text);
  files.change("/srv/plain/secret.txt", { mode: 0o600 });
  return runArgv([...nginx.entrypoint, ...nginx.cmd], { image: nginx, files });
}

const ran = start();
const show = (path: string) => {
  const { status, headers, body } = ask(ran, 8080, path);
  const text = headers["Location"] ?? (body.startsWith("<html>") ? "page" : body);
  return `${status} ${headers["Content-Type"]} ${text}`;
};

for (
  const [path, shown] of Object.entries({
    "/": "200 text/html home",
    "/plain": "301 text/html http://h:8080/plain/",
    "/any/route": "200 text/html home",
    "/vars?a=1&v=2": "200 application/octet-stream GET h /vars a=1&v=2 1 new ",
    "/plain/a.css": "200 text/css css",
    "/plain/b.nope": "200 application/octet-stream b",
    "/plain/c": "404 text/html lost",
    "/plain/secret.txt": "403 text/html page",
    "/plain/sub": "301 text/html http://h:8080/plain/sub/",
    "/plain/sub/": "403 text/html page",
    "/old/a.css": "200 text/css css",
    "/away?a=x": "301 text/html http://other/x",
    "/img/a.png": "200 image/png png",
    "/img/": "200 text/html page",
    "/named": "200 application/octet-stream back",
    "/none": "200 text/css css",
    "/hidden": "404 text/html lost",
    "/if": "202 application/octet-stream get",
    "/closed": "401 text/css css",
    "/again": "500 text/html page",
    "/gone": "410 text/html page",
    "/up?to=nobody": "502 text/html page",
  })
) {
  Deno.test(`nginx answers ${path} with ${shown}`, () => assert.equal(show(path), shown));
}

Deno.test("add_header knows variables", () =>
  assert.equal(ask(ran, 8080, "/plain/a.css").headers["X-Uri"], "/plain/a.css"));
