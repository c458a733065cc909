import assert from "node:assert/strict";
import type { Engine } from "../../../src/programs/docker/engine.ts";
import { EngineClient, filterText, queryText } from "../../../src/programs/docker/engine_client.ts";
import { testIo } from "../test_io.ts";

function clientOf(version: string | undefined, env = {}): { client: EngineClient; paths: string[] } {
  const paths: string[] = [];
  const engine: Engine = {
    request(method, path) {
      paths.push(`${method} ${path}`);
      const isPing = path === "/_ping";
      const status = path.includes("wrong") ? 409 : 200;
      const text = status === 409 ? "plain words\n" : "{}";
      const headers = new Map(isPing && version ? [["api-version", version]] : []);
      return Promise.resolve({ status, headers, body: new Response(text).body! });
    },
    hijack: () => Promise.reject(new Error("not asked for")),
  };
  const { io } = testIo({ env });
  return { client: new EngineClient(() => Promise.resolve({ host: "unix:///x", engine }), io), paths };
}

Deno.test("both sides speak the older version, and agree on it once", async () => {
  const { client, paths } = clientOf("1.43");
  await client.get("/info");
  await client.get("/info", { a: "b c", all: true, none: false, empty: "", many: ["1", "2"] });
  assert.deepEqual(paths, ["HEAD /_ping", "GET /v1.43/info", "GET /v1.43/info?a=b%20c&all=1&many=1&many=2"]);
  const newer = clientOf("1.99");
  await newer.client.get("/info");
  assert.equal(newer.paths[1], "GET /v1.50/info");
  const fixed = clientOf("1.43", { DOCKER_API_VERSION: "1.41" });
  await fixed.client.get("/info");
  assert.deepEqual(fixed.paths, ["GET /v1.41/info"]);
});

Deno.test("a refusal in plain text is told, too", async () => {
  await assert.rejects(clientOf("1.50").client.get("/wrong"), {
    name: "EngineRefusal",
    message: "Error response from daemon: plain words",
  });
});

Deno.test("filters are one value of JSON", () => {
  assert.equal(
    filterText(["status=running", "status=paused", "label=a=b"]),
    '{"status":{"running":true,"paused":true},"label":{"a=b":true}}',
  );
  assert.equal(
    filterText(["__proto__=x", "constructor=y"]),
    '{"__proto__":{"x":true},"constructor":{"y":true}}',
  );
  assert.equal((({}) as { x?: unknown }).x, undefined);
  assert.equal(filterText([]), "");
  assert.equal(queryText({}), "");
});
