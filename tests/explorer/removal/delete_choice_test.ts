import assert from "node:assert/strict";
import { deleteFlags, deleteOptions, plainDelete } from "../../../src/explorer/removal/delete_choice.ts";

/** DeleteOptions and kubectl's flags. */
for (
  const [choice, options, flags] of [
    [plainDelete, { propagationPolicy: "Background" }, ""],
    [{ ...plainDelete, propagation: "default" }, {}, ""],
    [{ ...plainDelete, propagation: "orphan" }, { propagationPolicy: "Orphan" }, " --cascade=orphan"],
    [
      { ...plainDelete, graceSeconds: 5 },
      { propagationPolicy: "Background", gracePeriodSeconds: 5 },
      " --grace-period=5",
    ],
    [
      { ...plainDelete, graceSeconds: 1 },
      { propagationPolicy: "Background", gracePeriodSeconds: 1 },
      " --now",
    ],
    [
      { ...plainDelete, isForced: true },
      { propagationPolicy: "Background", gracePeriodSeconds: 0 },
      " --force --grace-period=0",
    ],
  ] as const
) {
  Deno.test(`delete with ${JSON.stringify(choice)}`, () => {
    assert.deepEqual(deleteOptions(choice), options);
    assert.equal(deleteFlags(choice), flags);
  });
}
