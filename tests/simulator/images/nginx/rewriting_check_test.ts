import assert from "node:assert/strict";
import { FileTree } from "../../../../src/simulator/host/file_tree.ts";
import { readConfiguration } from "../../../../src/simulator/images/nginx/configuration_text.ts";
import { siteOf } from "../../../../src/simulator/images/nginx/site.ts";

const AT = " in /n.conf:2";
for (
  const [text, problem] of Object.entries({
    "return 200 $nope": 'unknown "nope" variable',
    "set $a b; return 200 $a$host": undefined,
    "set a b": `invalid variable name "a"${AT}`,
    "rewrite ( /b": `pcre2_compile() failed: missing closing parenthesis in "("${AT}`,
    "rewrite ^ /b forever": `invalid parameter "forever"${AT}`,
    "rewrite ^/(?<x>.*) /$x": undefined,
    "return nowhere": `invalid return code "nowhere"${AT}`,
    "fastcgi_pass php:9000; ssl_protocols TLSv1.3; etag on; aio threads": undefined,
    "etag { }": `directive "etag" is not terminated by ";"${AT}`,
  })
) {
  Deno.test(`${text}: ${problem ?? "fine"}`, () => {
    const files = new FileTree({
      "/n.conf": `events {}\nhttp { server { location / { ${text}${text.endsWith("}") ? "" : ";"} } } }\n`,
    });
    const read = () => siteOf(readConfiguration(files, "/n.conf"), () => []);
    if (problem === undefined) read();
    else assert.throws(read, { message: problem });
  });
}
