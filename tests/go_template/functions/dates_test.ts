import { checkFunctions } from "./check_functions.ts";

/** An expression, and the type and text that Helm 4.2.3 gives it. The values are in check_functions.ts. */
const CASES: [expression: string, value: string][] = [
  [
    'date "2006-01-02" (toDate "2006-01-02" "2024-03-05")',
    "string 2024-03-05",
  ],
  [
    'dateInZone "2006-01-02 15:04:05 MST" (toDate "2006-01-02" "2024-03-05") "UTC"',
    "string 2024-03-05 00:00:00 UTC",
  ],
  [
    "htmlDate 0",
    "string 1970-01-01",
  ],
  [
    'date "Mon Jan _2 15:04:05 2006" 86400',
    "string Fri Jan  2 00:00:00 1970",
  ],
  [
    'dateModify "-1.5h" (toDate "2006-01-02" "2024-03-05")',
    "time.Time 2024-03-04 22:30:00 +0000 UTC",
  ],
  [
    'duration "95"',
    "string 1m35s",
  ],
  [
    "duration 95",
    "string 0s",
  ],
  [
    'durationRound "2h10m5s"',
    "string 2h",
  ],
  [
    'durationRound "2400h10m5s"',
    "string 3mo",
  ],
  [
    'unixEpoch (toDate "2006-01-02" "2024-03-05")',
    "string 1709596800",
  ],
];

checkFunctions("dates", CASES);
