import assert from "node:assert/strict";
import { nginx } from "../../../../../src/simulator/images/nginx.ts";
import type { HttpTarget } from "../../../../../src/simulator/host/process.ts";
import { runScript } from "../../../images/machine.ts";

/** `/N` leads to `/N-1`, by the status in the query. */
const answer = ({ request }: HttpTarget) => {
  const [, count = "0", status = "302"] = /^\/(\d+)\?(\d+)/.exec(request.path) ?? [];
  if (count === "0") {
    return { status: 200, headers: {}, body: `${request.method} ${request.headers["Authorization"]}` };
  }
  const Location = `/${Number(count) - 1}?${status}`;
  return { status: Number(status), headers: { Location }, body: "" };
};

const redirects: [line: string, out: string, code: number][] = [
  ["-L 'web/3?302' -w ' %{num_redirects}'", "GET undefined 3", 0],
  ["-L 'web/60?302' -w '%{num_redirects}'", "50", 47],
  ["-L --max-redirs -1 'web/60?302' -w ' %{num_redirects}'", "GET undefined 60", 0],
  ["-L -d x 'web/1?301'", "GET undefined", 0],
  ["-L -d x 'web/1?307'", "POST undefined", 0],
  ["-L -X POST 'web/1?302'", "POST undefined", 0],
  ["-L -u a:b 'web/1?302'", "GET Basic YTpi", 0],
];

for (const [line, out, code] of redirects) {
  Deno.test(`curl ${line}`, () => {
    const ran = runScript(`curl -s ${line}`, { answer, image: nginx });
    assert.deepEqual([ran.out, ran.code], [out, code]);
  });
}
