import assert from "node:assert/strict";
import { runScript } from "../../../images/machine.ts";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import type { HttpTarget } from "../../../../../src/simulator/host/process.ts";

const questions: [
  line: string,
  expected: { method?: string; path?: string; body?: string; headers?: string[] },
][] = [
  ["web", { headers: ["Host: web", "User-Agent: curl/8.14.1", "Accept: */*"] }],
  ["-d a=1 -d b=2 web", { method: "POST", body: "a=1&b=2" }],
  ["--data-urlencode 'q=a b&c' web", { body: "q=a+b%26c" }],
  ["-G -d a=1 -d b=2 web/x", { method: "GET", path: "/x?a=1&b=2", body: "" }],
  ["--url-query 'a=b c' web", { path: "/?a=b+c" }],
  ["-T /etc/passwd web/", { method: "PUT" }],
  ["--json '{}' web", {
    body: "{}",
    headers: [
      "Host: web",
      "User-Agent: curl/8.14.1",
      "Content-Type: application/json",
      "Accept: application/json",
      "Content-Length: 2",
    ],
  }],
  ["-b a=1 -u joe:x -H 'X-A: b' -H Accept: -H 'Empty;' -A me -e ref -d x web", {
    headers: [
      "Host: web",
      "Authorization: Basic am9lOng=",
      "User-Agent: me",
      "Referer: ref",
      "Cookie: a=1",
      "X-A: b",
      "Empty: ",
      "Content-Length: 1",
      "Content-Type: application/x-www-form-urlencoded",
    ],
  }],
  ["-H 'host: shop' web", { headers: ["host: shop", "User-Agent: curl/8.14.1", "Accept: */*"] }],
  ["http://joe:x@web", {
    headers: ["Host: web", "Authorization: Basic am9lOng=", "User-Agent: curl/8.14.1", "Accept: */*"],
  }],
  ["-d x -L moved", { method: "GET", path: "/new", body: "" }],
];

for (const [line, expected] of questions) {
  Deno.test(`curl ${line}`, () => {
    let asked: HttpTarget["request"] | undefined;
    const answer = ({ host, request }: HttpTarget) => {
      asked = request;
      return host === "moved"
        ? { status: 302, headers: { Location: "http://web/new" }, body: "" }
        : { status: 200, headers: {}, body: "" };
    };
    runScript(`curl -s ${line}`, { answer, image: nginx });
    const { headers, ...others } = expected;
    assert.deepEqual({ ...asked, ...others }, asked);
    if (headers) {
      assert.deepEqual(Object.entries(asked!.headers).map(([name, value]) => `${name}: ${value}`), headers);
    }
  });
}

Deno.test("-F sends each part between boundaries", () => {
  let body = "";
  const answer = ({ request }: HttpTarget) => {
    body = request.body;
    return { status: 200, headers: {}, body: "" };
  };
  runScript("echo hi > /tmp/a.txt; curl -s -F a=1 -F f=@/tmp/a.txt web", { answer, image: nginx });
  const [boundary] = body.split("\r\n");
  assert.match(boundary!, /^-{26}\w{22}$/);
  assert.equal(
    body.replaceAll(boundary!, "B"),
    'B\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n' +
      'B\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\nhi\n\r\nB--\r\n',
  );
});
