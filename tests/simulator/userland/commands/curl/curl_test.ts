import assert from "node:assert/strict";
import { filesOf } from "../../../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import { runScript } from "../../../images/machine.ts";
import { fetch } from "../answers.ts";

const MORE = "More details here: https://curl.se/docs/sslcerts.html\n\n" +
  "curl failed to verify the legitimacy of the server and therefore could not\n" +
  "establish a secure connection to it. To learn more about this situation and\n" +
  "how to fix it, please visit the webpage mentioned above.\n";

const TRY = "curl: try 'curl --help' or 'curl --manual' for more information\n";

const cases: [script: string, out: string, err: string, code: number][] = [
  ["curl -s web", "hello", "", 0],
  ["curl --silent --request GET http://web", "hello", "", 0],
  ["curl -s web web", "hellohello", "", 0],
  ["curl -si web", "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\nhello", "", 0],
  ["curl -sI web", "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n", "", 0],
  ["curl -s -o /dev/null -w '%{http_code}\\n' gone", "404\n", "", 0],
  ["curl -s -o /dev/null -w '%{http_code}\\n' shut", "000\n", "", 7],
  ["curl -sf gone", "", "", 22],
  ["curl -fsS gone", "", "curl: (22) The requested URL returned error: 404\n", 22],
  ["curl -s moved", "", "", 0],
  ["curl -sL moved", "hello", "", 0],
  ["curl -sS nowhere", "", "curl: (6) Could not resolve host: nowhere\n", 6],
  ["curl -sSm 3 mute", "", "curl: (28) Resolving timed out after 3001 milliseconds\n", 28],
  ["curl -s shut", "", "", 7],
  ["curl -sS deaf", "", "curl: (56) Recv failure: Connection reset by peer\n", 56],
  [
    "curl -sS shut",
    "",
    "curl: (7) Failed to connect to shut port 80 after 0 ms: Could not connect to server\n",
    7,
  ],
  ["curl -sS --max-time 3 slow", "", "curl: (28) Connection timed out after 3000 milliseconds\n", 28],
  [
    "curl -sS --connect-timeout 3 slow",
    "",
    "curl: (28) Failed to connect to slow port 80 after 3000 ms: Timeout was reached\n",
    28,
  ],
  [
    "curl -sS https://plain",
    "",
    "curl: (35) TLS connect error: error:0A00010B:SSL routines::wrong version number\n",
    35,
  ],
  ["curl -s https://example.com", "secret", "", 0],
  [
    "curl -sS https://api",
    "",
    "curl: (60) SSL certificate problem: unable to get local issuer certificate\n" + MORE,
    60,
  ],
  ["curl -sk https://api", "secret", "", 0],
  ["curl -s --cacert /ca.crt https://api", "secret", "", 0],
  ["curl -s --cacert /ca.crt https://other", "", "", 60],
  [
    "curl -sS --cacert /nothing https://api",
    "",
    "curl: (77) error setting certificate verify locations:  CAfile: /nothing CApath: /etc/ssl/certs\n",
    77,
  ],
  ["curl -s -o /tmp/a web; cat /tmp/a", "hello", "", 0],
  ["curl", "", TRY, 2],
  ["curl -s", "", "curl: (2) no URL specified\n", 2],
  ["curl --nope", "", `curl: option --nope: is unknown\n${TRY}`, 2],
  ["curl -X", "", `curl: option -X: requires parameter\n${TRY}`, 2],
  ["curl -f --fail-with-body web", "", `curl: option --fail-with-body: is badly used here\n${TRY}`, 2],
  ["curl -sS 'http://a b/'", "", "curl: (3) URL rejected: Malformed input to a URL function\n", 3],
  ["curl -sS foo://x", "", 'curl: (1) Protocol "foo" not supported\n', 1],
  ["curl --fail-with-body -sS gone", "no", "curl: (22) The requested URL returned error: 404\n", 22],
  ["curl -sSL --max-redirs 0 moved", "", "curl: (47) Maximum (0) redirects followed\n", 47],
  ["cd /tmp; curl -sO web/page.html; cat page.html", "hello", "", 0],
  ["cd /tmp; curl -sOJ named/x; cat report.txt", "data", "", 0],
  ["cd /tmp; curl -s -o a -o b web gone; cat a b", "hellono", "", 0],
  ["cd /tmp; curl -s 'web/[1-2]' -o 'p#1' -w '%{filename_effective} '", "p1 p2 ", "", 0],
  ["curl -s --create-dirs -o /tmp/x/y web; cat /tmp/x/y", "hello", "", 0],
  [
    "curl -sS -o /none/y web",
    "",
    "curl: (23) Failure writing output to destination, passed 5 returned 0\n",
    23,
  ],
  ["curl -s -D - -o /dev/null web", "HTTP/1.1 200 OK\r\nServer: nginx\r\n\r\n", "", 0],
  [
    "curl -sS -d @/none web",
    "",
    `curl: Failed to open /none\ncurl: option -d: error encountered when reading a file\n${TRY}`,
    26,
  ],
  ["curl -s --unix-socket /none http://x/ -w '%{http_code} %{exitcode}'", "000 7", "", 7],
  [
    "curl -s --retry 1 --retry-connrefused -S shut",
    "",
    "curl: (7) Failed to connect to shut port 80 after 0 ms: Could not connect to server\n".repeat(2),
    7,
  ],
  [
    "curl -I -d x web",
    "",
    "Warning: You can only select one HTTP request method! You asked for both POST \n" +
    "Warning: (-d, --data) and HEAD (-I, --head).\n",
    2,
  ],
];

for (const [script, out, err, code] of cases) {
  Deno.test(script, () => {
    const files = filesOf(nginx);
    files.write("/ca.crt", "CA\n");
    const ran = runScript(script, { fetch, image: nginx, files });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

Deno.test("-v tells both heads on standard error", () => {
  const { out, err } = runScript("curl -sv web", { fetch, image: nginx });
  assert.equal(out, "hello");
  assert.match(
    err,
    /\* Connected to web \(10\.96\.1\.2\) port 80\n\* using HTTP\/1.x\n> GET \/ HTTP\/1\.1\r\n> Host: web\r\n/,
  );
  assert.match(err, /< HTTP\/1\.1 200 OK\r\n< Server: nginx\r\n< \r\n\{ \[5 bytes data\]\n/);
});

Deno.test("where the output is no terminal, the meter is shown", () => {
  const { err } = runScript("curl web", { fetch, image: nginx });
  assert.match(
    err,
    /^ {2}% Total .*\n {33}Dload .*\n\r {2}0 {5}0 .*\r100 {5}5 {2}100 {5}5 {4}0 {5}0 {3}2500 {6}0 --:--:--.*\n$/,
  );
});

Deno.test("cookies of an answer are sent again, and kept", () => {
  const seen: (string | undefined)[] = [];
  const answer = ({ request }: { request: { headers: Readonly<Record<string, string>> } }) => {
    seen.push(request.headers["Cookie"]);
    return { status: 200, headers: { "Set-Cookie": "id=7; Path=/" }, body: "" };
  };
  const { out } = runScript("curl -s -c - web web", { answer, image: nginx });
  assert.deepEqual(seen, [undefined, "id=7"]);
  assert.match(out, /\nweb\tFALSE\t\/\tFALSE\t0\tid\t7\n$/);
});
