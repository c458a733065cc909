import { testFailures, testScripts } from "./run_script.ts";

testScripts([
  [
    "import datetime\nd = datetime.datetime(2024, 2, 28, 23, 0)\nprint(d + datetime.timedelta(hours=2), d.strftime('%A %d %B'), d.isoformat())",
    "2024-02-29 01:00:00 Wednesday 28 February 2024-02-28T23:00:00\n",
  ],
  [
    "from datetime import date, timedelta\nprint(date(2024, 3, 1) - date(2024, 2, 1), timedelta(days=1, seconds=5), date(2024, 1, 1).weekday())",
    "29 days, 0:00:00 1 day, 0:00:05 0\n",
  ],
  ["from datetime import datetime\nprint(datetime.now().year)", "2026\n"],
]);

testFailures([
  ["from datetime import datetime\ndatetime(2024, 13, 1)", "ValueError: month must be in 1..12"],
]);
