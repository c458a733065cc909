import assert from "node:assert/strict";
import { ApiError, retryAfterSeconds } from "../../src/cluster/api_error.ts";
import { fixture, fixtureNames, hasFixtures } from "../fixtures.ts";

function refusal(code: number, body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { status: code, headers });
}

const notFound = {
  kind: "Status",
  apiVersion: "v1",
  metadata: {},
  status: "Failure",
  message: 'pods "web-0" not found',
  reason: "NotFound",
  details: { name: "web-0", kind: "pods" },
  code: 404,
};

Deno.test("a Status keeps the API's own message, reason and details", async () => {
  const error = await ApiError.from(refusal(404, JSON.stringify(notFound)));
  assert.equal(error.message, 'pods "web-0" not found');
  assert.equal(error.reason, "NotFound");
  assert.equal(error.code, 404);
  assert.deepEqual(error.status, notFound);
  assert.ok(error instanceof Error);
});

/** code, body, reason, message */
const texts: [number, string, string, string][] = [
  [400, "bad", "BadRequest", "the server rejected our request for an unknown reason"],
  [401, "", "Unauthorized", "the server has asked for the client to provide credentials"],
  [403, "go away", "Forbidden", "go away"],
  [404, "404 page not found\n", "NotFound", "the server could not find the requested resource"],
  [405, "", "MethodNotAllowed", "the server does not allow this method on the requested resource"],
  [406, "only JSON", "NotAcceptable", "only JSON"],
  [
    406,
    "",
    "NotAcceptable",
    "the server was unable to respond with a content type that the client supports",
  ],
  [409, "", "Conflict", "the server reported a conflict"],
  [415, "only JSON", "UnsupportedMediaType", "only JSON"],
  [418, "", "Unknown", "the server responded with the status code 418 but did not return more information"],
  [
    500,
    'a "quoted" text',
    "InternalError",
    'an error on the server ("a \\"quoted\\" text") has prevented the request from succeeding',
  ],
  [
    502,
    "<html>Bad Gateway</html>",
    "InternalError",
    'an error on the server ("<html>Bad Gateway</html>") has prevented the request from succeeding',
  ],
  [
    503,
    "service unavailable\n",
    "ServiceUnavailable",
    "the server is currently unable to handle the request",
  ],
  [404, '{"kind":"Sta', "NotFound", "the server could not find the requested resource"],
  [404, "[]", "NotFound", "the server could not find the requested resource"],
  [404, "null", "NotFound", "the server could not find the requested resource"],
];

Deno.test("an answer without a Status gets client-go's wording for its code", async () => {
  for (const [code, body, reason, message] of texts) {
    const error = await ApiError.from(refusal(code, body));
    assert.deepEqual([error.code, error.reason, error.message], [code, reason, message], `${code} ${body}`);
    assert.equal(error.status.details?.causes?.[0]?.reason, "UnexpectedServerResponse");
  }
});

Deno.test("what was asked for is named only where the answer does not say", async () => {
  const asked = { verb: "get", resource: "deployments.apps", name: "web" };
  const generic = await ApiError.from(refusal(404, "404 page not found"), asked);
  assert.equal(
    generic.message,
    "the server could not find the requested resource (get deployments.apps web)",
  );
  assert.equal((await ApiError.from(refusal(409, ""), { verb: "post" })).reason, "AlreadyExists");
  const own = await ApiError.from(refusal(404, JSON.stringify(notFound)), asked);
  assert.equal(own.message, 'pods "web-0" not found');
});

Deno.test("Retry-After is kept unless the Status has its own", async () => {
  const busy = await ApiError.from(refusal(429, "slow down", { "retry-after": "7" }));
  assert.equal(busy.status.details?.retryAfterSeconds, 7);
  const own = { ...notFound, details: { retryAfterSeconds: 3 } };
  const told = await ApiError.from(refusal(429, JSON.stringify(own), { "retry-after": "7" }));
  assert.equal(told.status.details?.retryAfterSeconds, 3);
  assert.equal(
    retryAfterSeconds(new Headers({ "retry-after": "Wed, 21 Oct 2026 07:28:00 GMT" })),
    undefined,
  );
  assert.equal(retryAfterSeconds(new Headers({ "retry-after": "-1" })), undefined);
});

Deno.test("a body without end is read only so far", async () => {
  const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
  let chunks = 0;
  const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      chunks++;
      controller.enqueue(chunk);
    },
  });
  const error = await ApiError.from(new Response(endless, { status: 500 }));
  assert.ok(chunks < 40, `${chunks} chunks were read`);
  assert.ok(error.message.length < 3000);
});

Deno.test("a body that breaks off still tells its code", async () => {
  const broken = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      controller.error(new TypeError("connection reset"));
    },
  });
  const error = await ApiError.from(new Response(broken, { status: 503 }));
  assert.equal(error.reason, "ServiceUnavailable");
});

Deno.test({
  name: "recorded refusals of a real server",
  ignore: !hasFixtures,
  fn: async () => {
    const files = fixtureNames("errors").filter((name) => /^[45]\d\d_.*(?<!\.meta)\.json$/.test(name));
    assert.ok(files.length > 20);
    for (const file of files) {
      const text = fixture(`errors/${file}`);
      const code = Number(file.slice(0, 3));
      const error = await ApiError.from(refusal(code, text));
      assert.equal(error.code, code, file);
      if (!text.startsWith("{")) continue;
      const status = JSON.parse(text);
      assert.equal(error.message, status.message, file);
      assert.equal(error.reason, status.reason, file);
    }
  },
});
