import assert from "node:assert/strict";
import {
  momentOf,
  offsetSeconds,
  zoneName,
} from "../../../../../src/simulator/userland/commands/coreutils/time_zone.ts";

const summer = Date.UTC(2026, 6, 1);
const winter = Date.UTC(2026, 0, 1);

for (
  const [zone, ms, name, offset] of [
    ["", summer, "UTC", 0],
    ["Europe/Berlin", summer, "CEST", 7200],
    ["Europe/Berlin", winter, "CET", 3600],
    ["America/New_York", winter, "EST", -18_000],
    ["Asia/Tokyo", winter, "JST", 32_400],
    ["America/Sao_Paulo", winter, "-03", -10_800],
    ["UTC-2", winter, "UTC", 7200],
    ["<+03>-3", winter, "+03", 10_800],
    ["Nowhere", winter, "Nowhere", 0],
  ] as const
) {
  Deno.test(`the zone '${zone}' at ${new Date(ms).toISOString()}`, () => {
    assert.deepEqual([zoneName(zone, ms), offsetSeconds(zone, ms)], [name, offset]);
    assert.equal(momentOf(zone, ms + offset * 1000), ms);
  });
}
