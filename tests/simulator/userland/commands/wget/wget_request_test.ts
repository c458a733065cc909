import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import type { HttpTarget } from "../../../../../src/simulator/host/process.ts";
import { wget } from "../../../../../src/simulator/userland/commands/network.ts";
import { runScript } from "../../../images/machine.ts";

const image = { ...nginx, programs: { ...nginx.programs, "/usr/bin/wget": wget } };

const questions: [line: string, asked: string[]][] = [
  ["web/a", ["GET /a"]],
  ["--spider web", ["HEAD /"]],
  ["--post-data x=1 web", ["POST / x=1"]],
  ["--method=DELETE web", ["DELETE /"]],
  ["--user joe --password x web/secret", ["GET /secret", "GET /secret Basic am9lOng="]],
];

for (const [line, expected] of questions) {
  Deno.test(`wget ${line}`, () => {
    const asked: string[] = [];
    const answer = ({ request: { method, path, headers, body } }: HttpTarget) => {
      const signedIn = headers["Authorization"];
      asked.push([method, path, signedIn, body].filter(Boolean).join(" "));
      return path === "/secret" && !signedIn
        ? { status: 401, headers: { "WWW-Authenticate": 'Basic realm="x"' }, body: "" }
        : { status: 200, headers: {}, body: "" };
    };
    runScript(`wget -qO- ${line}`, { answer, image });
    assert.deepEqual(asked, expected);
  });
}
