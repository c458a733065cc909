import assert from "node:assert/strict";
import { impersonatingTransport } from "../../src/cluster/impersonating_transport.ts";
import type { Transport } from "../../src/cluster/transport.ts";

Deno.test("every request says as whom, beside its own headers; without a wish nothing is changed", async () => {
  const seen: string[] = [];
  const plain: Transport = {
    description: "a cluster",
    request: (_path, init) => {
      seen.push([...new Headers(init?.headers)].map(([name, value]) => `${name}: ${value}`).join("; "));
      return Promise.resolve(new Response());
    },
    connect: () => Promise.reject(new Error("not here")),
    close: () => {},
  };
  const transport = impersonatingTransport(plain, { user: "jane", groups: ["a", "b"] });
  await transport.request("/api", { headers: { accept: "x" } });
  assert.deepEqual(seen, ["accept: x; impersonate-group: a, b; impersonate-user: jane"]);
  assert.equal(impersonatingTransport(plain, {}), plain);
});
