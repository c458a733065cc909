import assert from "node:assert/strict";
import type { Client } from "../../../src/cluster/client.ts";
import { ApiError } from "../../../src/cluster/api_error.ts";
import { removePods } from "../../../src/programs/kubectl/pod_removal.ts";
import { testIo } from "../test_io.ts";

const choice = {
  graceSeconds: undefined,
  timeoutSeconds: 0,
  ignoresDaemonSets: true,
  deletesEmptyDirs: false,
  isForced: false,
  disablesEviction: false,
};
const pod = { metadata: { name: "web", namespace: "shop", uid: "u1" } };

function refusal(code: number, reason: string, message: string): ApiError {
  return new ApiError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    code,
    reason,
    message,
  });
}

/** Refuses the first evictions, then lets the pod go. */
function client(refusals: ApiError[]): Client {
  return {
    create: () => refusals.length ? Promise.reject(refusals.shift()) : Promise.resolve({}),
    get: () => Promise.reject(refusal(404, "NotFound", "gone")),
  } as unknown as Client;
}

Deno.test("a pod that a budget keeps is asked again until it goes", async () => {
  const { io, output } = testIo();
  const budget = refusal(
    429,
    "TooManyRequests",
    "Cannot evict pod as it would violate the pod's disruption budget.",
  );
  await removePods({ io, client: client([budget]), pods: [pod], choice, dryRun: "none" });
  assert.equal(output.out, "evicting pod shop/web\nevicting pod shop/web\npod/web evicted\n");
  assert.equal(
    output.err,
    `error when evicting pods/"web" -n "shop" (will retry after 5s): ${budget.message}\n`,
  );
});

Deno.test("the time that is given ends it", async () => {
  const { io } = testIo();
  const budgets = Array.from({ length: 9 }, () => refusal(429, "TooManyRequests", "no"));
  const late = { ...choice, timeoutSeconds: 8 };
  await assert.rejects(
    removePods({ io, client: client(budgets), pods: [pod], choice: late, dryRun: "none" }),
    {
      message: /^error when evicting pods\/"web" -n "shop": global timeout reached: 8s$/,
    },
  );
});

Deno.test("other refusals are told", async () => {
  const { io } = testIo();
  await assert.rejects(
    removePods({
      io,
      client: client([refusal(403, "Forbidden", "no")]),
      pods: [pod],
      choice,
      dryRun: "none",
    }),
    {
      message: 'error when evicting pods/"web" -n "shop": no',
    },
  );
});
