import assert from "node:assert/strict";
import type { FetchOutcome } from "../../../../src/simulator/images/process.ts";
import { nginx } from "../../../../src/simulator/images/nginx.ts";
import { runScript } from "../machine.ts";

const answers: Record<string, FetchOutcome> = {
  web: { kind: "answer", address: "10.96.1.2", answer: { status: 200, headers: {}, body: "hello" } },
  gone: { kind: "answer", address: "10.96.1.2", answer: { status: 404, headers: {}, body: "no" } },
  shut: { kind: "refused", address: "10.96.1.3" },
  slow: { kind: "timeout", address: "10.96.1.4" },
};
const fetch = (host: string) => answers[host] ?? { kind: "unknown-host" as const };

for (
  const [script, out, err, code] of [
    ["wget -qO- http://web", "hello", "", 0],
    ["wget -q -O - web:80/x", "hello", "", 0],
    ["wget -qO- http://gone", "", "wget: server returned error: HTTP/1.1 404 Not Found\n", 1],
    ["wget -qO- shut", "", "wget: can't connect to remote host (10.96.1.3): Connection refused\n", 1],
    ["wget -q -T 2 -O- slow", "", "wget: download timed out\n", 1],
    ["wget -qO- nowhere", "", "wget: bad address 'nowhere'\n", 1],
  ] as const
) {
  Deno.test(script, () => {
    const ran = runScript(script, { fetch });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

for (
  const [script, out, err, code] of [
    ["curl -s web", "hello", "", 0],
    ["curl -s -o /dev/null -w '%{http_code}\\n' gone", "404\n", "", 0],
    ["curl -sf gone", "", "curl: (22) The requested URL returned error: 404\n", 22],
    ["curl nowhere", "", "curl: (6) Could not resolve host: nowhere\n", 6],
    ["curl -s shut", "", "", 7],
  ] as const
) {
  Deno.test(script, () => {
    const ran = runScript(script, { fetch, image: nginx });
    assert.deepEqual([ran.out, ran.err, ran.code], [out, err, code]);
  });
}

Deno.test("nslookup asks the cluster's DNS", () => {
  assert.match(runScript("nslookup web").out, /Name:\tweb\nAddress: 10\.96\.1\.2/);
  assert.equal(runScript("nslookup nowhere").code, 1);
});
