import assert from "node:assert/strict";
import type { Service } from "../../../../../src/programs/docker/compose/project/project.ts";
import { checkTimes } from "../../../../../src/programs/docker/compose/project/service_times.ts";

const check = (fields: Partial<Service>): void => checkTimes({ web: { name: "web", ...fields } as Service });

Deno.test("times that are some, or not said", () => {
  check({});
  check({ stop_grace_period: "1d", healthcheck: { interval: "90s", start_period: "0" } });
});

Deno.test("all times that are none are told at once", () => {
  assert.throws(() => check({ stop_grace_period: "5", healthcheck: { interval: "soon" } }), {
    message: [
      "decoding failed due to the following error(s):\n",
      `'services[web].healthcheck.interval' time: invalid duration "soon"`,
      `'services[web].stop_grace_period' time: missing unit in duration "5"`,
    ].join("\n"),
  });
});
