import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const formats: [format: string, written: string, url?: string][] = [
  ["%{http_code} %{response_code}", "200 200"],
  ["%{size_download} %{time_total} %{speed_download}", "5 0.002000 2500"],
  ["%{url} %{url_effective}", "web http://web/"],
  ["%{remote_ip}:%{remote_port} %{scheme} %{method}", "10.96.1.2:80 http GET"],
  ["%header{server} %{num_headers} %{content_type}", "nginx 1 "],
  ["%{num_redirects} %{redirect_url}", "0 http://web/new", "moved"],
  ["%{http_code} %{errormsg} %{exitcode}", "000 Could not resolve host: nowhere 6", "nowhere"],
  ["a%{onerror}b", "a"],
  ["a%{onerror}b", "ab", "nowhere"],
  ["100%% \\t|\\n", "100% \t|\n"],
];

for (const [format, written, url = "web"] of formats) {
  Deno.test(`-w '${format}' of ${url}`, () => {
    const { out } = runScript(`curl -s -o /dev/null -w '${format}' ${url}`, { fetch, image: nginx });
    assert.equal(out, written);
  });
}

Deno.test("what is not known is told on standard error", () => {
  const { err } = runScript("curl -s -o /dev/null -w '%{stderr}x%{nope}' web", { fetch, image: nginx });
  assert.equal(err, "xcurl: unknown --write-out variable: 'nope'\n");
});

Deno.test("%{json} is JSON", () => {
  const { out } = runScript("curl -s -o /dev/null -w '%{json}' web", { fetch, image: nginx });
  assert.equal(JSON.parse(out).http_code, 200);
});
