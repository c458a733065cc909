import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { readConfiguration } from "../../../../src/simulator/images/nginx/configuration_text.ts";
import { siteOf } from "../../../../src/simulator/images/nginx/site.ts";

const read = (text: string) => {
  const files = new FileTree({
    "/etc/nginx/nginx.conf": "events {}\nhttp { include conf.d/*.conf; }\n",
    "/etc/nginx/conf.d/a.conf": text,
  });
  return siteOf(readConfiguration(files, "/etc/nginx/nginx.conf"), () => []);
};

/** As nginx 1.22.1 words them. */
const WRONG: Readonly<Record<string, string>> = {
  "server {\n foo bar;\n}\n": 'unknown directive "foo" in @:2',
  "server {\n listen 80\n server_name a;\n}\n": 'invalid parameter "server_name" in @:3',
  "server {\n listen 80;\n": 'unexpected end of file, expecting "}" in @:3',
  "server {\n listen 80;\n}\n}\n": 'unexpected "}" in @:4',
  "server {\n root;\n}\n": 'invalid number of arguments in "root" directive in @:2',
  "server {\n root a;\n root b;\n}\n": '"root" directive is duplicate in @:3',
  "location / { }\n": '"location" directive is not allowed here in @:1',
  "server {\n location / {\n proxy_pass http://nosuchhost:80;\n} }\n":
    'host not found in upstream "nosuchhost" in @:3',
  "server {\n location / {\n proxy_pass nosuchhost:80;\n} }\n": "invalid URL prefix in @:3",
  "server {\n listen 99999;\n}\n": 'invalid port in "99999" of the "listen" directive in @:2',
  "server {\n location / { }\n location / { }\n}\n": 'duplicate location "/" in @:3',
  "server {\n location ~ ( { }\n}\n": 'pcre2_compile() failed: missing closing parenthesis in "(" in @:2',
  'server {\n return "abc;\n}\n': 'unexpected end of file, expecting ";" or "}" in @:4',
  "server ;\n": 'directive "server" has no opening "{" in @:1',
  "server {\n root a {\n } }\n": 'directive "root" is not terminated by ";" in @:2',
  "server {\n location ^ / { }\n}\n": 'invalid location modifier "^" in @:2',
  "server {\n;\n}\n": 'unexpected ";" in @:2',
  'server {\n root "a"b;\n}\n': 'unexpected "b" in @:2',
  "include /tmp/nope.conf;\n": 'open() "/tmp/nope.conf" failed (2: No such file or directory) in @:1',
};

for (const [text, message] of Object.entries(WRONG)) {
  Deno.test(`nginx refuses ${JSON.stringify(text)}`, () => {
    assert.throws(() => read(text), { message: message.replace("@", "/etc/nginx/conf.d/a.conf") });
  });
}
