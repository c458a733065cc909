import assert from "node:assert/strict";
import {
  bars,
  dotRows,
  elapsed,
  lengthText,
  rateText,
} from "../../../../../src/simulator/userland/commands/wget/wget_progress.ts";

Deno.test("a dot is a kilobyte, fifty are a row", () => {
  const row = " ..........".repeat(5);
  assert.equal(
    dotRows({ name: "x", bytes: 130_000, totalBytes: 130_000, seconds: 0.1 }),
    `     0K${row} 39% 1.24M 0s\n    50K${row} 78% 1.24M 0s\n` +
      `   100K .......... .......... ......${" ".repeat(26)}100% 1.24M=0.1s\n`,
  );
  assert.equal(
    dotRows({ name: "x", bytes: 6, totalBytes: 6, seconds: 0.04 }),
    `     0K${" ".repeat(55)}100%  150 =0.04s\n`,
  );
});

Deno.test("a bar is as wide as the terminal leaves room for", () => {
  const shown = bars({ name: "index.html", bytes: 6, totalBytes: 6, seconds: 0 }, 80);
  assert.equal(
    shown,
    "\rindex.html            0%[                    ]       0  --.-KB/s               " +
      "\rindex.html          100%[===================>]       6  --.-KB/s    in 0s      \n",
  );
});

const figures: [shown: string, expected: string][] = [
  [rateText(6, 0.0433), "139 B/s"],
  [rateText(1_900_000, 1), "1.81 MB/s"],
  [elapsed(0), "0s"],
  [elapsed(0.002), "0.002s"],
  [elapsed(1.5), "1.5s"],
  [elapsed(125), "2m 5s"],
  [lengthText(6), "6"],
  [lengthText(130_000), "130000 (127K)"],
  [lengthText(3000), "3000 (2.9K)"],
];

for (const [shown, expected] of figures) Deno.test(expected, () => assert.equal(shown, expected));
