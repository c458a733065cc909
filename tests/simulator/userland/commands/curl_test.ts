import assert from "node:assert/strict";
import { filesOf } from "../../../../src/simulator/images/image_profile.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { runScript } from "../../images/machine.ts";
import { fetch } from "./answers.ts";

const MORE = "More details here: https://curl.se/docs/sslcerts.html\n\n" +
  "curl failed to verify the legitimacy of the server and therefore could not\n" +
  "establish a secure connection to it. To learn more about this situation and\n" +
  "how to fix it, please visit the webpage mentioned above.\n";

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
  ["curl nowhere", "", "curl: (6) Could not resolve host: nowhere\n", 6],
  ["curl -m 3 mute", "", "curl: (28) Resolving timed out after 3001 milliseconds\n", 28],
  ["curl -s shut", "", "", 7],
  [
    "curl shut",
    "",
    "curl: (7) Failed to connect to shut port 80 after 0 ms: Could not connect to server\n",
    7,
  ],
  ["curl --max-time 3 slow", "", "curl: (28) Connection timed out after 3000 milliseconds\n", 28],
  [
    "curl --connect-timeout 3 slow",
    "",
    "curl: (28) Failed to connect to slow port 80 after 3000 ms: Timeout was reached\n",
    28,
  ],
  [
    "curl https://plain",
    "",
    "curl: (35) TLS connect error: error:0A00010B:SSL routines::wrong version number\n",
    35,
  ],
  ["curl -s https://example.com", "secret", "", 0],
  [
    "curl https://api",
    "",
    "curl: (60) SSL certificate problem: unable to get local issuer certificate\n" + MORE,
    60,
  ],
  ["curl -k https://api", "secret", "", 0],
  ["curl -s --cacert /ca.crt https://api", "secret", "", 0],
  ["curl -s --cacert /ca.crt https://other", "", "", 60],
  [
    "curl --cacert /nothing https://api",
    "",
    "curl: (77) error setting certificate verify locations:  CAfile: /nothing CApath: /etc/ssl/certs\n",
    77,
  ],
  ["curl -s -o /tmp/a web; cat /tmp/a", "hello", "", 0],
  ["curl", "", "curl: (2) no URL specified\n", 2],
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
  assert.match(err, /\* Connected to web \(10\.96\.1\.2\) port 80\n> GET \/ HTTP\/1\.1\n> Host: web\n/);
  assert.match(err, /< HTTP\/1\.1 200 OK\n< Server: nginx\n< \n/);
});
