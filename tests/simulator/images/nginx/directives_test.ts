import assert from "node:assert/strict";
import { DIRECTIVES } from "../../../../src/simulator/images/nginx/directives.ts";

for (
  const [name, context, least, most] of [
    ["listen", "server", 1, 20],
    ["location", "server", 1, 2],
    ["proxy_pass", "location", 1, 1],
    ["root", "http", 1, 1],
    ["server", "http", 0, 0],
    ["server", "upstream", 1, 20],
  ] as const
) {
  Deno.test(`${name} may stand in ${context} with ${least} to ${most} words`, () => {
    const rule = DIRECTIVES[name]!.find(({ contexts }) => contexts.includes(context));
    assert.deepEqual([rule?.least, rule?.most], [least, most]);
  });
}
