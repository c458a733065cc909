import assert from "node:assert/strict";
import { parseFlags } from "../../../src/programs/flags.ts";
import { globalFlags } from "../../../src/programs/helm/global_flags.ts";
import {
  cachedIndex,
  fetchBytes,
  fetchIndex,
  forgetIndex,
  readRepositories,
  writeRepositories,
} from "../../../src/programs/helm/repositories.ts";
import type { Call } from "../../../src/programs/program.ts";
import { testIo } from "../test_io.ts";

function callWith(answer: (request: Request) => Response): Call {
  const { io } = testIo({ env: { HELM_CACHE_HOME: "/c", HELM_CONFIG_HOME: "/k" } });
  const fetch = (url: string, init?: RequestInit) => Promise.resolve(answer(new Request(url, init)));
  return { io: { ...io, fetch }, flags: parseFlags(globalFlags, []).flags } as unknown as Call;
}

const text = "apiVersion: v1\nentries: {web: [{name: web, version: 1.0.0}]}\n";
const one = { name: "x", url: "http://a.example.org/", username: "me", password: "pw" };

Deno.test("what is written is read again, and nothing is no mistake", async () => {
  const call = callWith(() => new Response(text));
  assert.deepEqual(await readRepositories(call), []);
  await writeRepositories(call, [one]);
  assert.deepEqual(await readRepositories(call), [one]);
});

Deno.test("an index is asked for with the name and password, and kept", async () => {
  const asked: string[] = [];
  const call = callWith((request) => {
    asked.push(`${request.url} ${request.headers.get("authorization")}`);
    return new Response(text);
  });
  await assert.rejects(
    cachedIndex(call, "x"),
    /no cached repository for x found. \(try 'helm repo update'\): open \/c\/repository\/x-index.yaml/,
  );
  await fetchIndex(call, one, "x");
  assert.deepEqual(asked, [`http://a.example.org/index.yaml Basic ${btoa("me:pw")}`]);
  assert.deepEqual(Object.keys((await cachedIndex(call, "x")).entries), ["web"]);
  await forgetIndex(call, "x");
  await assert.rejects(cachedIndex(call, "x"));
});

Deno.test("who refuses is quoted", () =>
  assert.rejects(
    fetchBytes(
      callWith(() => new Response("", { status: 404, statusText: "Not Found" })),
      "http://a.example.org/x",
    ),
    { message: "failed to fetch http://a.example.org/x : 404 Not Found" },
  ));
